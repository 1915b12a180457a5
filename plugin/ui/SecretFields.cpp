#include "ui/SecretFields.hpp"

#include "ui/Form.hpp"
#include "ui/SecretField.hpp"
#include "ui/ShopKindLook.hpp"

#include <algorithm>

namespace ui {

SecretFields::SecretFields(Form &form, const Text &text) : form_(form)
{
	for (const std::string_view name : labelledSecrets()) {
		auto *field = form_.add(secretLabel(name), new SecretField(text));
		field->nameLine();
		connect(field, &SecretField::edited, this, &SecretFields::edited);
		fields_.emplace(name, field);
	}
}

void SecretFields::load(const std::set<std::string> &stored, const commerce::Secrets &typed)
{
	for (const auto &[name, field] : fields_) {
		const auto value = typed.find(name);
		field->load(stored.contains(name), value == typed.end() ? std::nullopt : std::optional(value->second));
	}
}

void SecretFields::showOnly(const std::vector<std::string> &names)
{
	for (const auto &[name, field] : fields_) {
		form_.setRowVisible(field, std::ranges::find(names, name) != names.end());
	}
}

commerce::Secrets SecretFields::typed(const std::vector<std::string> &names) const
{
	commerce::Secrets typed;
	for (const std::string &name : names) {
		const auto field = fields_.find(name);
		if (field == fields_.end()) {
			continue;
		}
		if (const auto value = field->second->typed()) {
			typed[name] = *value;
		}
	}
	return typed;
}

} // namespace ui

#pragma once

#include "commerce/ShopAdapter.hpp"
#include "ui/Text.hpp"

#include <QObject>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ui {

class Form;
class SecretField;

// The lines of a form in which keys and passwords are typed.
class SecretFields : public QObject {
	Q_OBJECT

public:
	// Adds a line for each secret there may be; `form` outlives this.
	SecretFields(Form &form, const Text &text);

	void load(const std::set<std::string> &stored, const commerce::Secrets &typed);
	// Only these lines are to be seen.
	void showOnly(const std::vector<std::string> &names);
	// What was typed in the lines of these; an empty value is to be forgotten.
	commerce::Secrets typed(const std::vector<std::string> &names) const;

signals:
	void edited();

private:
	Form &form_;
	std::map<std::string, SecretField *> fields_;
};

} // namespace ui

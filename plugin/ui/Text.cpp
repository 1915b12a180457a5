#include "ui/Text.hpp"

#include <QRegularExpression>

namespace ui {

Text::Text(core::Translator translate) : translate_(std::move(translate)), locale_((*this)("LiveShelf.Language")) {}

QString Text::operator()(std::string_view key) const
{
	return QString::fromStdString(translate_(key));
}

QString Text::operator()(std::string_view key, std::initializer_list<Value> values) const
{
	core::Message message{std::string(key), {}};
	for (const auto &[gap, text] : values) {
		message.values.emplace_back(gap, text.toStdString());
	}
	return (*this)(message);
}

QString Text::operator()(const core::Message &message) const
{
	return message.empty() ? QString() : QString::fromStdString(core::render(message, translate_));
}

QString plainName(QString label)
{
	static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&(?=[^&\\s])|[:：…]+$"));
	return label.remove(mnemonic).trimmed();
}

QString breakable(const QString &text)
{
	constexpr int kLongWord = 24; // wider than any word of a sentence, narrower than a narrow dock
	QString out;
	int run = 0;
	for (const QChar sign : text) {
		run = sign.isSpace() ? 0 : run + 1;
		out.append(sign);
		if (run >= kLongWord && !sign.isLetterOrNumber() && !sign.isSurrogate() && !sign.isMark()) {
			out.append(QChar(0x200B)); // zero-width space
		}
	}
	return out;
}

} // namespace ui

#include "ui/Text.hpp"

#include <QDateTime>
#include <QRegularExpression>

namespace ui {
namespace {

constexpr QChar kMayBreak(0x200B);     // zero-width space
constexpr QChar kMustNotBreak(0x2060); // word joiner
constexpr qsizetype kLongWord = 24;    // longer than words of a sentence, shorter than a line of a narrow dock

// Chinese and its like break anywhere by their own rules; only a run of ASCII can be too long.
bool isLatin(QChar sign)
{
	return !sign.isSpace() && sign.unicode() < 0x80;
}

qsizetype lengthOfWordAt(const QString &text, qsizetype at)
{
	qsizetype first = at;
	while (first > 0 && isLatin(text[first - 1])) {
		--first;
	}
	qsizetype end = at;
	while (end < text.size() && isLatin(text[end])) {
		++end;
	}
	return end - first;
}

} // namespace

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

QString Text::time(core::WallTime time)
{
	return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toString(QStringLiteral("HH:mm:ss"));
}

QString plainName(QString label)
{
	static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&(?=[^&\\s])|[:：…]+$"));
	return label.remove(mnemonic).trimmed();
}

QString breakable(const QString &text)
{
	QString out;
	for (qsizetype at = 0; at < text.size(); ++at) {
		out.append(text[at]);
		if (!isLatin(text[at]) || text[at].isLetterOrNumber()) {
			continue;
		}
		if (lengthOfWordAt(text, at) > kLongWord) {
			out.append(kMayBreak);
		} else if (text[at] == '/') {
			out.append(kMustNotBreak);
		}
	}
	return out;
}

QString asToolTip(const QString &text)
{
	return text.isEmpty() ? QString() : "<p>" + text.toHtmlEscaped() + "</p>";
}

QString plainText(QString text)
{
	return text.remove(kMayBreak).remove(kMustNotBreak);
}

} // namespace ui

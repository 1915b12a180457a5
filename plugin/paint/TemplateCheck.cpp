#include "paint/TemplateCheck.hpp"

#include "paint/StyleSheet.hpp"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <optional>

namespace paint {

namespace {

// A reference that would leave the file, or nothing. Pictures inside the file are fine, except SVG ones: they would
// bring in a document that nobody has checked.
std::optional<QString> findOutside(QStringView reference)
{
	const QStringView target = reference.trimmed();
	if (target.isEmpty() || target.startsWith('#')) {
		return std::nullopt;
	}
	if (target.startsWith(QLatin1StringView("data:image/"), Qt::CaseInsensitive) &&
	    !target.startsWith(QLatin1StringView("data:image/svg"), Qt::CaseInsensitive)) {
		return std::nullopt;
	}
	return target.first(std::min<qsizetype>(target.size(), 60)).toString();
}

// The same for style text: `url(…)` and `@import`.
std::optional<QString> findOutsideInStyle(const QString &style)
{
	static const QRegularExpression kUrl("url\\(\\s*[\"']?([^\"')]*)", QRegularExpression::CaseInsensitiveOption);
	if (style.contains(QLatin1StringView("@import"), Qt::CaseInsensitive)) {
		return QStringLiteral("@import");
	}
	for (auto matches = kUrl.globalMatch(style); matches.hasNext();) {
		if (const auto outside = findOutside(matches.next().captured(1))) {
			return outside;
		}
	}
	return std::nullopt;
}

class TextCheck {
public:
	TextCheck(const QByteArray &svg, QString file, const TemplateLimits &limits)
		: reader_(svg), file_(std::move(file)), limits_(limits)
	{
	}

	core::Expected<void> run()
	{
		while (!reader_.atEnd()) {
			if (const core::Message refusal = checkToken(reader_.readNext()); !refusal.empty()) {
				return core::fail(refusal, detail());
			}
		}
		if (reader_.hasError() || !sawRoot_) {
			return core::fail(templateMessage("Template.NotSvg", file_,
							  {{"line", QString::number(reader_.lineNumber())}}),
					  detail());
		}
		return {};
	}

private:
	std::string detail() const
	{
		return QStringLiteral("%1, line %2: %3")
			.arg(file_)
			.arg(reader_.lineNumber())
			.arg(reader_.errorString())
			.toStdString();
	}

	core::Message checkToken(QXmlStreamReader::TokenType token)
	{
		switch (token) {
		case QXmlStreamReader::DTD:
			return templateMessage("Template.Doctype", file_);
		case QXmlStreamReader::ProcessingInstruction:
			if (reader_.processingInstructionTarget() == QLatin1StringView("xml-stylesheet")) {
				return outside("xml-stylesheet");
			}
			return {};
		case QXmlStreamReader::StartElement:
			return checkElement();
		case QXmlStreamReader::EndElement:
			--depth_;
			isInStyle_ = false;
			return {};
		case QXmlStreamReader::Characters:
			if (const auto reference = findOutsideInStyle(reader_.text().toString());
			    reference && isInStyle_) {
				return outside(*reference);
			}
			return {};
		default:
			return {};
		}
	}

	core::Message checkElement()
	{
		const QStringView name = reader_.name();
		isInStyle_ = name == QLatin1StringView("style");
		if (depth_ == 0) {
			sawRoot_ = reader_.qualifiedName() == QLatin1StringView("svg");
		}
		if (++depth_ > limits_.nesting) {
			return templateMessage("Template.TooDeep", file_,
					       {{"limit", QString::number(limits_.nesting)}});
		}
		if (name.compare(QLatin1StringView("script"), Qt::CaseInsensitive) == 0) {
			return templateMessage("Template.Script", file_);
		}
		for (const QXmlStreamAttribute &attribute : reader_.attributes()) {
			if (const core::Message refusal = checkAttribute(attribute); !refusal.empty()) {
				return refusal;
			}
		}
		return {};
	}

	core::Message checkAttribute(const QXmlStreamAttribute &attribute)
	{
		if (attribute.name().startsWith(QLatin1StringView("on"), Qt::CaseInsensitive) &&
		    attribute.namespaceUri().isEmpty()) {
			return templateMessage("Template.Script", file_);
		}
		const auto reference = attribute.name() == QLatin1StringView("href")
					       ? findOutside(attribute.value())
					       : findOutsideInStyle(attribute.value().toString());
		return reference ? outside(*reference) : core::Message{};
	}

	core::Message outside(const QString &reference)
	{
		return templateMessage("Template.Outside", file_, {{"reference", reference}});
	}

	QXmlStreamReader reader_;
	const QString file_;
	const TemplateLimits limits_;
	int depth_ = 0;
	bool isInStyle_ = false;
	bool sawRoot_ = false;
};

// By which an element draws another one besides.
constexpr const char *kDrawnBy[] = {"mask",   "clip-path",    "filter",     "fill",
				    "stroke", "marker-start", "marker-mid", "marker-end"};

// Counts what is drawn below an element, following <use>, masks and all else that draws another element. Each target
// is counted once and remembered.
class CostCount {
public:
	CostCount(const QDomElement &root, int limit) : limit_(limit), styles_(root) { collectIds(root); }

	// Stops counting past the limit. A circle costs more than any limit.
	int of(const QDomElement &element)
	{
		int cost = 1;
		if (element.tagName() == QLatin1StringView("use")) {
			const QString href = element.attribute("href", element.attribute("xlink:href"));
			cost += ofTarget(href.mid(1));
		}
		for (const char *property : kDrawnBy) {
			static const QRegularExpression kTarget(R"(url\(\s*["']?#([^"')]+))");
			const auto match = kTarget.match(styles_.own(element, property));
			if (match.hasMatch() && cost <= limit_) {
				cost += ofTarget(match.captured(1).trimmed());
			}
		}
		for (auto child = element.firstChildElement(); !child.isNull() && cost <= limit_;
		     child = child.nextSiblingElement()) {
			cost += of(child);
		}
		return std::min(cost, limit_ + 1);
	}

private:
	void collectIds(const QDomElement &element)
	{
		if (element.hasAttribute("id")) {
			byId_.insert(element.attribute("id"), element);
		}
		for (auto child = element.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
			collectIds(child);
		}
	}

	int ofTarget(const QString &id)
	{
		if (const auto known = known_.constFind(id); known != known_.cend()) {
			return *known;
		}
		if (!byId_.contains(id)) {
			return 0;
		}
		if (open_.contains(id) || open_.size() >= kUseNesting) {
			return limit_ + 1;
		}
		open_.insert(id);
		const int cost = of(byId_.value(id));
		open_.remove(id);
		known_.insert(id, cost);
		return cost;
	}

	static constexpr int kUseNesting = 64; // symbols of symbols; keeps this count off the stack's end

	const int limit_;
	const StyleSheet styles_;
	QHash<QString, QDomElement> byId_;
	QHash<QString, int> known_;
	QSet<QString> open_;
};

} // namespace

core::Message templateMessage(const char *key, const QString &file,
			      std::initializer_list<std::pair<const char *, QString>> values)
{
	core::Message message{key, {{"file", file.toStdString()}}};
	for (const auto &[name, text] : values) {
		message.values.emplace_back(name, text.toStdString());
	}
	return message;
}

core::Expected<void> checkTemplateText(const QByteArray &svg, const QString &file, const TemplateLimits &limits)
{
	if (svg.size() > limits.bytes) {
		return core::fail(
			templateMessage("Template.TooLarge", file, {{"limit", QString::number(limits.bytes / 1024)}}));
	}
	return TextCheck(svg, file, limits).run();
}

core::Expected<void> checkTemplateCost(const QDomElement &root, const QString &file, const TemplateLimits &limits)
{
	if (CostCount(root, limits.drawnElements).of(root) > limits.drawnElements) {
		return core::fail(templateMessage("Template.TooComplex", file));
	}
	return {};
}

} // namespace paint

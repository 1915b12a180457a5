#include <gtest/gtest.h>

#include <QApplication>

#include <cstdio>

namespace {

// The offscreen platform remarks on every window that it has no window manager.
void print(QtMsgType, const QMessageLogContext &, const QString &message)
{
	if (!message.startsWith("This plugin does not support")) {
		std::fprintf(stderr, "%s\n", qPrintable(message));
	}
}

} // namespace

int main(int count, char **words)
{
	testing::InitGoogleTest(&count, words);
	if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
		qputenv("QT_QPA_PLATFORM", "offscreen");
	}
	qInstallMessageHandler(print);
	QApplication application(count, words);
	QApplication::setStyle("Fusion"); // the style OBS itself builds its themes on
	return RUN_ALL_TESTS();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/headless.h"
#include "core/base/version.h"
#include "ui/widgets/ring.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QHashFunctions>
#include <QSettings>
#include <QTextStream>
#include <QTimer>

#include <string_view>

namespace {

constexpr int kUsage = 2;

/// Before QApplication exists, as that is what needs a display.
bool asksForHeadless(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]) == "--headless") return true;
    return false;
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace crossfade;
    if (asksForHeadless(argc, argv)) {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
        QHashSeed::setDeterministicGlobalSeed();  // a report is to have the same bytes twice
    }
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("crossfade"));
    QApplication::setApplicationDisplayName(QStringLiteral("Crossfade"));
    QApplication::setOrganizationName(QStringLiteral("crossfade"));
    QApplication::setApplicationVersion(QLatin1String(kVersion));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Explore how similar music artists are, across modalities"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("project"),
        QStringLiteral("Project to open, NAME.crossfade; or a catalogue folder to import"),
        QStringLiteral("[project]"));
    parser.addPositionalArgument(
        QStringLiteral("system"),
        QStringLiteral("With --report: runs by number, baselines by name; all by default"),
        QStringLiteral("[system…]"));
    const QCommandLineOption headless(
        QStringLiteral("headless"),
        QStringLiteral("Draw map and charts into PNG files, without a display"));
    const QCommandLineOption report(
        QStringLiteral("report"),
        QStringLiteral("With --headless: write a report (.html, .pdf, .md or .tex) instead"),
        QStringLiteral("file"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")},
                                    QStringLiteral("Folder for the pictures"),
                                    QStringLiteral("folder"), QStringLiteral("."));
    const QCommandLineOption artist(QStringLiteral("artist"),
                                    QStringLiteral("Ask for this artist (name or id)"),
                                    QStringLiteral("artist"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("system, light or dark"),
                                   QStringLiteral("theme"));
    const QCommandLineOption leave(QStringLiteral("exit-after-startup"),
                                   QStringLiteral("Quit once the window is shown (for tests)"));
    parser.addOptions({headless, report, output, artist, theme, leave});
    parser.process(application);

    const QStringList positional = parser.positionalArguments();
    const QStringList themes = {QStringLiteral("system"), QStringLiteral("light"),
                                QStringLiteral("dark")};
    int appearance =
        parser.isSet(headless) ? 1 : QSettings().value(QStringLiteral("appearance"), 0).toInt();
    if (parser.isSet(theme)) appearance = static_cast<int>(themes.indexOf(parser.value(theme)));
    if ((positional.size() > 1 && !parser.isSet(report)) || appearance < 0 ||
        (parser.isSet(report) && !parser.isSet(headless)) ||
        (parser.isSet(headless) && positional.isEmpty())) {
        QTextStream(stderr) << parser.helpText();
        return kUsage;
    }

    QApplication::setWindowIcon(ui::applicationIcon());
    ui::applyAppearance(static_cast<ui::Appearance>(appearance));
    if (parser.isSet(report))
        return runHeadless(
            HeadlessReport{positional.first(), parser.value(report), positional.mid(1)});
    if (parser.isSet(headless))
        return runHeadless(
            HeadlessRequest{positional.first(), parser.value(output), parser.value(artist)});
    ui::MainWindow window;
    window.restoreGeometry(QSettings().value(QStringLiteral("geometry")).toByteArray());
    window.show();
    if (!positional.isEmpty()) {
        const QString& path = positional.first();
        if (QFileInfo(path).isDir())
            window.importCatalogueInto(
                path.toStdString(),
                (QFileInfo(path).absoluteFilePath() + QStringLiteral(".crossfade")).toStdString());
        else
            window.openProject(path.toStdString());
        if (parser.isSet(artist)) window.askFor(parser.value(artist));
    }
    if (parser.isSet(leave)) QTimer::singleShot(0, &application, &QApplication::quit);
    return QApplication::exec();
}

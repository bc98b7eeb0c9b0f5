// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/arguments.h"
#include "app/window/headless.h"
#include "core/base/version.h"
#include "ui/widgets/ring.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QHashFunctions>
#include <QSettings>
#include <QTimer>

namespace {

constexpr int kUsage = 2;

using namespace crossfade;

int runAny(const WindowRequest& request)
{
    ui::MainWindow window;
    window.restoreGeometry(QSettings().value(QStringLiteral("geometry")).toByteArray());
    window.show();
    if (!request.project.isEmpty()) {
        const QFileInfo path(request.project);
        if (path.isDir())
            window.importCatalogueInto(
                request.project.toStdString(),
                (path.absoluteFilePath() + QStringLiteral(".crossfade")).toStdString());
        else
            window.openProject(request.project.toStdString());
        if (!request.artist.isEmpty()) window.askFor(request.artist);
    }
    if (request.leaveAtOnce)
        QTimer::singleShot(0, &window, [&window] {
            window.leave();
            QApplication::quit();
        });
    else
        window.welcome();
    return QApplication::exec();
}

template <typename Request>
int runAny(const Request& request)
{
    return runHeadless(request);
}

}  // namespace

int main(int argc, char** argv)
{
    if (asksForHeadless(argc, argv)) {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
        QHashSeed::setDeterministicGlobalSeed();  // a report is to have the same bytes twice
    }
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("crossfade"));
    QApplication::setApplicationDisplayName(QStringLiteral("Crossfade"));
    QApplication::setOrganizationName(QStringLiteral("crossfade"));
    QApplication::setApplicationVersion(QLatin1String(kVersion));
    const auto arguments = parseArguments(application);
    if (!arguments) return kUsage;
    QApplication::setWindowIcon(ui::applicationIcon());
    ui::applyAppearance(arguments->appearance);
    return std::visit([](const auto& request) { return runAny(request); }, arguments->request);
}

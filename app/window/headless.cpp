// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/headless.h"

#include "ui/models/text.h"
#include "ui/report/save_report.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

namespace crossfade {

namespace {

int fail(const QString& sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return 1;
}

/// Under the offscreen platform every window says so, and it means nothing.
void withoutSizeHints(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (message.contains(QLatin1String("propagateSizeHints"))) return;
    QTextStream(stderr) << qFormatLogMessage(type, context, message) << Qt::endl;
}

/// Until the charts are those of the mixer.
void waitForEvaluation(ui::EvaluationModel& evaluation)
{
    if (!evaluation.stale()) return;
    QEventLoop loop;
    QObject::connect(&evaluation, &ui::EvaluationModel::changed, &loop, [&] {
        if (!evaluation.stale()) loop.quit();
    });
    loop.exec();
}

}  // namespace

int runHeadless(const HeadlessRequest& request)
{
    qInstallMessageHandler(withoutSizeHints);
    ui::MainWindow window;
    window.resize(1600, 1000);
    if (!window.openProject(request.project.toStdString())) return fail(window.message());
    if (!window.session()->run())
        return fail(QStringLiteral(
            "The project has no trained model yet; train one with crossfade-cli train."));
    if (!request.artist.isEmpty() && !window.askFor(request.artist)) return fail(window.message());
    window.setAttribute(Qt::WA_DontShowOnScreen);  // laid out, but nowhere to be seen
    window.show();
    waitForEvaluation(window.evaluation());
    QApplication::processEvents();  // what was laid out just now
    const auto files = window.savePictures(request.output);
    if (!files.hasValue()) return fail(ui::qt(files.error().sentence()));
    QTextStream out(stdout);
    for (const QString& file : files.value()) out << file << Qt::endl;
    return 0;
}

int runHeadless(const HeadlessReport& request)
{
    std::vector<std::string> systems;
    for (const QString& system : request.systems) systems.push_back(system.toStdString());
    const auto files = ui::saveReport(request.project.toStdString(), request.file.toStdString(),
                                      systems, JobContext());
    if (!files.hasValue()) return fail(ui::qt(files.error().sentence()));
    QTextStream out(stdout);
    for (const auto& file : files.value()) out << ui::qt(file.string()) << Qt::endl;
    return 0;
}

}  // namespace crossfade

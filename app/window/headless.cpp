// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/headless.h"

#include "ui/models/text.h"
#include "ui/report/save_report.h"
#include "ui/window/explore_grid.h"
#include "ui/window/explore_page.h"
#include "ui/window/main_window.h"
#include "ui/window/session_keeper.h"
#include "ui/window/talks.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QProxyStyle>
#include <QTextStream>
#include <QTimer>

#include <functional>
#include <utility>

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

/// Without movements.
class StillStyle : public QProxyStyle {
public:
    StillStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        return hint == SH_Widget_Animation_Duration
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

/// Runs events until `done`, which is asked whenever one of the objects emits.
class Waiting {
public:
    explicit Waiting(std::function<bool()> done) : m_done(std::move(done)) {}

    template <typename Object, typename Signal>
    Waiting& on(Object& object, Signal signal)
    {
        QObject::connect(&object, signal, &m_loop, [this] {
            if (m_done()) m_loop.quit();
        });
        return *this;
    }
    void wait()
    {
        if (!m_done()) m_loop.exec();
    }

private:
    std::function<bool()> m_done;
    QEventLoop m_loop;
};

/// Until the map is what it will be: laid out, everybody in their place, its regions named.
void waitForMap(ui::MapModels& map)
{
    const auto done = [&map] {
        return map.layout.settled() && !map.places.stale() && !map.facts.stale();
    };
    Waiting(done)
        .on(map.layout, &ui::LayoutModel::stageChanged)
        .on(map.places, &ui::PlaceModel::changed)
        .on(map.facts, &ui::MapFactsModel::changed)
        .on(map.facts, &ui::MapFactsModel::failed)
        .wait();
}

/// A window that is laid out but nowhere to be seen, with a project that has a run, asking for
/// `artist` if that is not empty; what went wrong, or nothing.
QString openUnseen(ui::MainWindow& window, const QString& project, const QString& artist,
                   const QSize& size = QSize(1600, 1000))
{
    window.keeper().setPassive();
    window.resize(size);
    // Whatever a person left it as.
    window.page().grid().arrange(ui::Arrangement::Research);
    if (!window.openProject(project.toStdString())) return window.message();
    if (!window.session()->run())
        return QStringLiteral(
            "The project has no trained model yet; train one with crossfade-cli train.");
    if (!artist.isEmpty() && !window.askFor(artist)) return window.message();
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
    return {};
}

}  // namespace

int runHeadless(const HeadlessRequest& request)
{
    qInstallMessageHandler(withoutSizeHints);
    ui::MainWindow window;
    const QString fault = openUnseen(window, request.project, request.artist);
    if (!fault.isEmpty()) return fail(fault);
    ui::EvaluationModel& evaluation = window.evaluation();
    Waiting([&evaluation] { return !evaluation.stale(); })
        .on(evaluation, &ui::EvaluationModel::changed)
        .wait();
    waitForMap(window.page().mapModels());
    QApplication::processEvents();  // what was laid out just now
    const auto files = window.savePictures(request.output);
    if (!files.hasValue()) return fail(ui::qt(files.error().sentence()));
    QTextStream out(stdout);
    for (const QString& file : files.value()) out << file << Qt::endl;
    return 0;
}

int runHeadless(const HeadlessMap& request)
{
    qInstallMessageHandler(withoutSizeHints);
    ui::MainWindow window;
    window.page().mapModels().layout.choose(request.layout);
    const QString fault = openUnseen(window, request.project, request.artist);
    if (!fault.isEmpty()) return fail(fault);
    ui::MapModels& map = window.page().mapModels();
    waitForMap(map);
    if (!map.layout.fault().isEmpty()) QTextStream(stderr) << map.layout.fault() << Qt::endl;
    const Status saved = window.saveMap(request.file, request.picture, true);
    if (!saved.hasValue()) return fail(ui::qt(saved.error().sentence()));
    QTextStream(stdout) << request.file << Qt::endl;
    return 0;
}

int runHeadless(const HeadlessStory& request)
{
    qInstallMessageHandler(withoutSizeHints);
    // Nothing is to be on its way anywhere when a picture is taken.
    QApplication::setStyle(new StillStyle);
    ui::MainWindow window;
    const QString fault = openUnseen(window, request.project, {}, request.size);
    if (!fault.isEmpty()) return fail(fault);
    ui::Talks& talks = window.talks();
    if (!talks.openStory(request.story)) return fail(window.message());
    if (talks.story().empty())
        return fail(QStringLiteral("The story %1 has no steps.").arg(request.story));
    const QDir folder(request.output);
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(QStringLiteral("The folder %1 can't be made.").arg(request.output));
    talks.mode().setRingWanted(false);
    talks.mode().enter(false);
    QApplication::processEvents();
    QTextStream out(stdout);
    for (std::size_t step = 0; step < talks.story().size(); ++step) {
        talks.player().goTo(step);
        waitForMap(window.page().mapModels());
        QApplication::processEvents();
        talks.showView();  // those who are shown may have moved since
        QApplication::processEvents();
        for (const QString& remark : talks.player().remarks())
            QTextStream(stderr) << QStringLiteral("Step %1: %2").arg(step + 1).arg(remark)
                                << Qt::endl;
        const QString file =
            folder.filePath(QStringLiteral("step-%1.png").arg(step + 1, 2, 10, QLatin1Char('0')));
        if (!window.grab().save(file))
            return fail(QStringLiteral("The picture %1 can't be written.").arg(file));
        out << file << Qt::endl;
    }
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

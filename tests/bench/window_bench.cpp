// SPDX-License-Identifier: GPL-3.0-or-later
// How soon the window shows a change: crossfade-window-bench [PROJECT] [CHANGES]. Opens the project
// (a copy of it), then generated ones, each in a window as the program has it, and prints median
// and 99th percentile of the time from a change to what is painted of it.
#include "tests/bench/paint_clock.h"
#include "tests/bench/wide_catalogue.h"
#include "tests/support/temp_dir.h"
#include "ui/map/map_view.h"
#include "ui/widgets/artist_card.h"
#include "ui/window/explore_page.h"
#include "ui/window/main_window.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/session_keeper.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QLocale>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <QThread>
#include <QTimer>
#include <QWindow>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace crossfade::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kArtists = 12000;
constexpr std::size_t kWhatIfs = 15;
constexpr int kPaceMs = 16;  // between changes, as a fader that is dragged makes them
constexpr int kWarmUps = 5;
constexpr int kSettleMs = 600000;  // to evaluate a whole catalogue, on whatever machine
constexpr QSize kWindow(1600, 1000);

void keepPace(const QElapsedTimer& since)
{
    do {
        QCoreApplication::processEvents();
        // There is no event loop around this in which it would be done.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::msleep(1);
    } while (since.elapsed() < kPaceMs);
}

/// The window on one project.
class WindowBench {
public:
    WindowBench(PaintClock& clock, const fs::path& project, std::size_t changes)
        : m_clock(&clock), m_changes(changes)
    {
        m_window.resize(kWindow);
        m_window.show();
        m_window.keeper().setPassive();
        if (!m_window.openProject(project))
            throw std::runtime_error(m_window.message().toStdString());
        if (!m_window.session()->run())
            throw std::runtime_error("There is no trained model in " + project.string() + ".");
        if (!m_window.exploration().query())
            throw std::runtime_error("Nobody can be asked for in " + project.string() + ".");
        settle();
    }

    void run()
    {
        printHead();
        print("fader", faders(), kFrame);
        print("on/off", toggles(), kFrame);
        print("crossfader", crossfades(), kFrame);
        print("new query", queries(), kFrame);
        print("what-if, whole catalogue", whatIfs(), kWhatIf);
        std::printf("\n");
    }

private:
    struct Goal {
        double milliseconds;
        const char* text;
    };
    static constexpr Goal kFrame{16.0, "16 ms p99"};
    static constexpr Goal kWhatIf{2000.0, "2 s p99"};

    ui::ExplorationModel& exploration() { return m_window.exploration(); }
    std::size_t modalities() { return exploration().run()->record.modalities.size(); }

    /// Until the curves are those of the mixer, and the map is made and measured.
    void settle()
    {
        QElapsedTimer timer;
        timer.start();
        const ui::EvaluationModel& model = m_window.evaluation();
        const ui::MapModels& map = m_window.page().mapModels();
        const auto waits = [&] {
            return model.stale() || (!model.baseline() && model.reason().isEmpty()) ||
                   !map.layout.settled() || !map.facts.measures();
        };
        while (waits() && timer.elapsed() < kSettleMs) keepPace(timer);
        if (model.stale()) throw std::runtime_error("The evaluation does not come to an end.");
        if (!model.reason().isEmpty()) throw std::runtime_error(model.reason().toStdString());
        QCoreApplication::processEvents();
    }

    /// Does `change` again and again, waiting for list and map, and for `further`.
    Samples repeat(const std::function<void(std::size_t)>& change,
                   const std::vector<QWidget*>& further = {})
    {
        ui::ExplorePage& page = m_window.page();
        std::vector<QWidget*> watched = {page.neighbours()->table()->viewport(), page.map()};
        watched.insert(watched.end(), further.begin(), further.end());
        for (const QWidget* widget : watched)
            if (widget == nullptr || !widget->isVisible())
                throw std::runtime_error("List, map and card are not all to be seen.");
        Samples warmUp;
        Samples samples;
        for (std::size_t i = 0; i < m_changes + kWarmUps; ++i) {
            QElapsedTimer timer;
            timer.start();
            m_clock->time([&] { change(i); }, watched, i < kWarmUps ? warmUp : samples);
            keepPace(timer);
        }
        exploration().commit();
        exploration().resetMixer();
        settle();
        return samples;
    }

    /// One modality's after the other's, drawn up from nearly zero.
    Samples faders()
    {
        constexpr std::size_t kWay = 40;
        const std::vector<float> learned = exploration().run()->record.weights;
        return repeat([&](std::size_t i) {
            const std::size_t m = i / kWay % modalities();
            const auto part = static_cast<float>(i % kWay + 1) / static_cast<float>(kWay);
            exploration().setWeight(ui::MixerSide::Both, m, 1.2F * learned[m] * part);
        });
    }

    Samples toggles()
    {
        return repeat([&](std::size_t i) {
            exploration().setOn(ui::MixerSide::Both, i / 2 % modalities(), i % 2 == 1);
        });
    }

    /// To and fro between the learned mix and one without the first modality.
    Samples crossfades()
    {
        constexpr std::size_t kWay = 50;
        exploration().setOn(ui::MixerSide::Both, 0, false);
        settle();
        Samples samples = repeat([&](std::size_t i) {
            const std::size_t at = i % (2 * kWay);
            const std::size_t place = at < kWay ? at : 2 * kWay - at;
            exploration().setCrossfade(static_cast<double>(place) / static_cast<double>(kWay));
        });
        exploration().clearBaseline();
        settle();
        return samples;
    }

    /// Artists from all over the catalogue, none twice in a row.
    Samples queries()
    {
        std::vector<ArtistRow> placed;
        const std::vector<ModalityMask>& presence = exploration().run()->index.encodings().presence;
        for (std::size_t row = 0; row < presence.size(); ++row)
            if (!presence[row].empty()) placed.push_back(static_cast<ArtistRow>(row));
        if (placed.size() < 2) throw std::runtime_error("There are fewer than two artists.");
        constexpr std::size_t kStep = 61;
        std::size_t at = 0;
        const auto askAnother = [&](std::size_t) {
            do {
                at = (at + kStep % (placed.size() - 1) + 1) % placed.size();
            } while (exploration().query() == placed[at]);
            exploration().ask(placed[at]);
        };
        return repeat(askAnother, {m_window.page().findChild<ui::ArtistCard*>()});
    }

    /// From asking for a setting's figures to having them.
    Samples whatIfs()
    {
        Samples samples;
        ui::EvaluationModel& model = m_window.evaluation();
        for (std::size_t i = 0; i < kWhatIfs; ++i) {
            ui::ShownSetting wanted = exploration().setting();
            wanted.comparison.query.weights[0] *= 0.1F + 0.05F * static_cast<float>(i);
            QEventLoop loop;
            QTimer::singleShot(kSettleMs, &loop, [&loop] { loop.exit(1); });
            QObject::connect(&model, &ui::EvaluationModel::changed, &loop, [&] {
                if (model.stale() || (!model.now() && model.reason().isEmpty())) return;
                loop.exit(model.reason().isEmpty() ? 0 : 1);
            });
            QElapsedTimer timer;
            timer.start();
            model.request(wanted, exploration().baselineSetting());
            if (loop.exec() == 0)
                samples.milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            else
                ++samples.missed;
        }
        return samples;
    }

    void printHead()
    {
        const CatalogueSnapshot& catalogue = exploration().catalogue();
        std::printf("%s: %zu artists, %zu of them with a modality; %zu modalities\n",
                    catalogue.stored.catalogue.name.c_str(), catalogue.size(),
                    catalogue.placeableCount(), modalities());
        std::printf("%-26s %8s %12s %12s   %s\n", "", "times", "median", "p99", "goal");
        std::fflush(stdout);
    }

    static void print(const char* what, const Samples& samples, const Goal& goal)
    {
        const double p99 = samples.quantile(0.99);
        std::printf("%-26s %8zu %9.1f ms %9.1f ms   %s: %s\n", what, samples.milliseconds.size(),
                    samples.quantile(0.5), p99, goal.text,
                    samples.milliseconds.empty() ? "not measured"
                    : p99 <= goal.milliseconds   ? "met"
                                                 : "missed");
        if (samples.missed > 0)
            std::printf("%-26s %8zu were not seen to end\n", "", samples.missed);
        std::fflush(stdout);
    }

    PaintClock* m_clock;
    std::size_t m_changes;
    ui::MainWindow m_window;
};

void printSetting()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    std::printf(
        "Window of %d x %d on a screen of %d x %d (%s, scale %.2g), %u processors.\n"
        "A change every %d ms, with the evaluation that it starts running beside it; from the\n"
        "change to the end of painting list and map, and for a new query the card.\n\n",
        kWindow.width(), kWindow.height(), screen->size().width(), screen->size().height(),
        qPrintable(QGuiApplication::platformName()), screen->devicePixelRatio(),
        std::thread::hardware_concurrency(), kPaceMs);
    std::fflush(stdout);
}

void runAll(PaintClock& clock, const fs::path& scratch)
{
    const QStringList arguments = QCoreApplication::arguments();
    const std::size_t changes = arguments.size() > 2 ? arguments[2].toULong() : 200;
    printSetting();
    if (arguments.size() > 1) {
        // The window keeps a session in what it opens.
        const fs::path copy = scratch / "given.crossfade";
        fs::copy_file(arguments[1].toStdString(), copy);
        WindowBench(clock, copy, changes).run();
        fs::remove(copy);
    }
    for (const std::size_t modalities : {2U, 3U, 8U}) {
        const fs::path project = makeWideProject(scratch, kArtists, modalities);
        WindowBench(clock, project, changes).run();
        fs::remove(project);
    }
}

}  // namespace
}  // namespace crossfade::bench

int main(int argc, char** argv)
{
    using namespace crossfade;
    // Nothing of the person who measures is read or written.
    const test::TempDir home;
    const std::filesystem::path runtime = home / "runtime";
    std::filesystem::create_directory(runtime);
    std::filesystem::permissions(runtime, std::filesystem::perms::owner_all);
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(home.path().string()));
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(runtime.string()));
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString(home.path().string()));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(QStringLiteral("Fusion"));
    bench::PaintClock clock(argc, argv);
    QApplication::setApplicationName(QStringLiteral("crossfade-bench"));
    QApplication::setOrganizationName(QStringLiteral("crossfade-bench"));
    QApplication::setQuitOnLastWindowClosed(false);
    ui::applyAppearance(ui::Appearance::Light);
    try {
        bench::runAll(clock, home.path());
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

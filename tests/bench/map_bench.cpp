// SPDX-License-Identifier: GPL-3.0-or-later
// How long the map takes with a million coloured points at 1280 x 800: crossfade-map-bench
// [POINTS [PICTURE.png]]. Frames of points alone, as the rest is painted over them; picking;
// selecting; placing names. The picture: what was timed, in both appearances, whole and enlarged.
#include "core/base/random.h"
#include "core/jobs/parallel_for.h"
#include "tests/bench/paint_clock.h"
#include "ui/map/label_layout.h"
#include "ui/map/map_painter.h"
#include "ui/map/point_picker.h"
#include "ui/map/point_splatter.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPainter>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

namespace crossfade::bench {
namespace {

const QSize kView(1280, 800);
constexpr std::size_t kClusters = 60;
constexpr std::size_t kClasses = 8;
constexpr int kTimes = 60;
constexpr int kWarmUps = 3;

template <typename Work>
Samples timed(Work work)
{
    Samples samples;
    for (int i = -kWarmUps; i < kTimes; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - start;
        if (i >= 0) samples.milliseconds.push_back(taken.count());
    }
    return samples;
}

void print(const char* what, const Samples& samples, const char* goal)
{
    std::printf("%-44s %9.3f ms %9.3f ms   %s\n", what, samples.quantile(0.5),
                samples.quantile(0.99), goal);
    std::fflush(stdout);
}

struct Cloud {
    Matrix points;
    std::vector<std::uint8_t> classes;
};

Cloud clusteredCloud(std::size_t count)
{
    Random random(1);
    std::vector<std::array<double, 3>> clusters;
    for (std::size_t i = 0; i < kClusters; ++i)
        clusters.push_back({8.0 * random.normal(), 5.0 * random.normal(), 0.2 + random.uniform()});
    Cloud cloud{Matrix(count, 2), std::vector<std::uint8_t>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t of = random.below(kClusters);
        cloud.points.at(i, 0) =
            static_cast<float>(clusters[of][0] + clusters[of][2] * random.normal());
        cloud.points.at(i, 1) =
            static_cast<float>(clusters[of][1] + clusters[of][2] * random.normal());
        cloud.classes[i] = static_cast<std::uint8_t>(of % kClasses);
    }
    return cloud;
}

Matrix onePlace(std::size_t count)
{
    Matrix points(count, 2);
    for (float& value : points.values) value = 1.0F;
    return points;
}

ui::SplatStyle styleFor(const ui::PointLook& look, double ratio, unsigned threads)
{
    ui::SplatStyle style;
    for (std::size_t i = 0; i < kClasses; ++i)
        style.palette.push_back(QColor::fromHsv(static_cast<int>(45 * i), 180, 220));
    style.context = QColor(128, 128, 128);
    style.radius = look.radius * ratio;
    style.opacity = look.opacity;
    style.threads = threads;
    return style;
}

void timeFrames(const char* what, const Cloud& cloud, const ui::ViewTransform& view, double ratio,
                const char* goal)
{
    const ui::PointLook look = ui::pointLook(cloud.points, view, kView);
    double alone = 0.0;
    double together = 0.0;
    for (const unsigned threads : {1U, 0U}) {
        const Samples samples = timed([&] {
            return ui::splatPoints(cloud.points, cloud.classes, view.scaled(ratio), kView * ratio,
                                   styleFor(look, ratio, threads));
        });
        const std::string name = std::string(what) + (threads == 1 ? ", one thread" : "");
        print(name.c_str(), samples, threads == 1 ? "" : goal);
        (threads == 1 ? alone : together) = samples.quantile(0.5);
    }
    std::printf("%-44s %9.2f\n", "  times as fast as one thread", alone / together);
}

/// Both appearances beside each other, the whole above a part.
bool drawPicture(const char* file, const Cloud& cloud, const ui::ViewTransform& whole,
                 const ui::ViewTransform& near)
{
    QImage sheet(kView * 2, QImage::Format_RGB32);
    QPainter painter(&sheet);
    for (const ui::Theme* theme : {&ui::lightTheme(), &ui::darkTheme()})
        for (const ui::ViewTransform* view : {&whole, &near}) {
            const QRect place(
                QPoint(theme->dark ? kView.width() : 0, view == &near ? kView.height() : 0), kView);
            painter.fillRect(place, theme->panel);
            const ui::PointLook look = ui::pointLook(cloud.points, *view, kView);
            painter.drawImage(place.topLeft(), ui::splatPoints(cloud.points, cloud.classes, *view,
                                                               kView, styleFor(look, 1.0, 0)));
        }
    painter.end();
    return sheet.save(QString::fromLocal8Bit(file));
}

void timePicking(const char* what, const ui::PointPicker& picker, double scale)
{
    Random random(2);
    const auto somewhere = [&] {
        const QRectF bounds = picker.bounds();
        return bounds.topLeft() +
               QPointF(bounds.width() * random.uniform(), bounds.height() * random.uniform());
    };
    std::printf("%s\n", what);
    print("  nearest within 9 pixels",
          timed([&] { return picker.nearest(somewhere(), 9 / scale); }), "goal 1 ms");
    print("  nearest, however far", timed([&] { return picker.nearest(somewhere(), 1e9); }),
          "goal 1 ms");
    print("  arrow key", timed([&] {
              return picker.nextInDirection(
                  random.below(static_cast<std::uint32_t>(picker.count())), ui::MapDirection::Left);
          }),
          "goal 1 ms");
    print("  brush of 40 pixels",
          timed([&] { return picker.within(somewhere(), 40 / scale).size(); }), "");
    print("  lasso of 400 corners", timed([&] {
              QPolygonF lasso;
              const double radius = 0.2 * picker.bounds().width() + 0.1;
              const QPointF centre = somewhere();
              for (int i = 0; i < 400; ++i) {
                  const double angle = 2.0 * std::numbers::pi * i / 400.0;
                  const double r = radius * (1.0 + 0.2 * std::sin(9 * angle));
                  lasso << centre + QPointF(r * std::cos(angle), r * std::sin(angle));
              }
              return picker.inside(lasso).size();
          }),
          "");
}

void timeLabels()
{
    Random random(3);
    std::vector<ui::LabelRequest> requests;
    for (int i = 0; i < 2000; ++i)
        requests.push_back({{1280 * random.uniform(), 800 * random.uniform()},
                            {30 + 90 * random.uniform(), 14},
                            6});
    print("names of 2,000 who ask for a place",
          timed([&] { return ui::placeLabels(requests, {}, QRectF(0, 0, 1280, 800)).size(); }),
          "goal 3 ms");
}

bool runAll(std::size_t count, const char* picture)
{
    std::printf("%zu points in %zu clusters and %zu classes, %d x %d, %u processors.\n", count,
                kClusters, kClasses, kView.width(), kView.height(), defaultThreadCount());
    std::printf("%-44s %12s %12s\n", "", "median", "p99");
    Cloud cloud = clusteredCloud(count);
    const ui::PointPicker picker(cloud.points);
    const ui::ViewTransform whole = ui::ViewTransform::fit(picker.bounds(), kView, 40.0);
    ui::ViewTransform near = whole;
    near.zoom(30.0, {640, 400});
    ui::ViewTransform far = whole;
    far.zoom(0.01, {640, 400});
    timeFrames("frame of all", cloud, whole, 1.0, "goal 10 ms");
    timeFrames("frame of all, pixel ratio 2", cloud, whole, 2.0, "");
    timeFrames("frame, 30 times enlarged", cloud, near, 1.0, "goal 10 ms");
    timeFrames("frame, all on few pixels", cloud, far, 1.0, "goal 10 ms");
    print("tree for picking", timed([&] { return ui::PointPicker(cloud.points).count(); }), "");
    timePicking("picking", picker, whole.scale());
    timePicking("picking where all lie in one place", ui::PointPicker(onePlace(count)), 1.0);
    timeLabels();
    if (picture == nullptr || drawPicture(picture, cloud, whole, near)) return true;
    std::fprintf(stderr, "The picture %s can't be written.\n", picture);
    return false;
}

}  // namespace
}  // namespace crossfade::bench

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
    if (count == 0) {
        std::fprintf(stderr, "\"%s\" is not a number of points.\n", argv[1]);
        return EXIT_FAILURE;
    }
    return crossfade::bench::runAll(count, argc > 2 ? argv[2] : nullptr) ? EXIT_SUCCESS
                                                                         : EXIT_FAILURE;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_painter.h"

#include "ui/map/map_labels.h"
#include "ui/map/map_marks.h"
#include "ui/map/point_splatter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::ui {

namespace {

constexpr double kContextFaintness = 0.45;    // of a context point's opacity
constexpr double kUnselectedFaintness = 0.3;  // the same while there is a selection
constexpr double kSelectedStrength = 2.0;     // as if so many selected points lay on each other

/// How many points lie in the view, from a sample of them.
double countInView(const Matrix& points, const ViewTransform& transform, const QSizeF& size)
{
    constexpr std::size_t kSample = std::size_t{1} << 15U;
    const std::size_t step = points.rows / kSample + 1;
    const QRectF view(QPointF(0, 0), size);
    std::size_t count = 0;
    for (std::size_t i = 0; i < points.rows; i += step) {
        const float* point = points.values.data() + 2 * i;
        const QPointF at =
            transform.toView(static_cast<double>(point[0]), static_cast<double>(point[1]));
        count += view.contains(at) ? 1 : 0;  // NaN is nowhere
    }
    return static_cast<double>(count * step);
}

/// The classes with the selection in force: all who are not in it are context.
std::vector<std::uint8_t> classesToDraw(const MapScene& scene)
{
    if (scene.selection.empty()) return scene.classes;
    std::vector<std::uint8_t> classes(scene.points.rows, kContextClass);
    for (std::size_t i = 0; i < scene.classes.size(); ++i)
        if (scene.classes[i] == kHiddenClass) classes[i] = kHiddenClass;
    for (const ArtistRow row : scene.selection)
        if (row < classes.size())
            classes[row] = scene.classes.empty() ? std::uint8_t{0} : scene.classes[row];
    return classes;
}

}  // namespace

PointLook pointLook(const Matrix& points, const ViewTransform& transform, const QSizeF& size)
{
    const double count = std::max(countInView(points, transform, size), 1.0);
    const double area = std::max(size.width() * size.height(), 1.0);
    PointLook look;
    // A ninth of the distance between two points that are spread evenly.
    look.radius = std::clamp(std::sqrt(area / count) / 9.0, 1.3, 3.0);
    const double perPixel = count * std::numbers::pi * look.radius * look.radius / area;
    look.opacity = std::clamp(0.40 - 0.2 * std::log10(perPixel), 0.22, 0.75);
    return look;
}

QImage paintPoints(const MapScene& scene, const ViewTransform& transform, const QSize& size,
                   double pixelRatio, const Theme& theme)
{
    const QSize pixels(static_cast<int>(std::ceil(size.width() * pixelRatio)),
                       static_cast<int>(std::ceil(size.height() * pixelRatio)));
    const PointLook look = pointLook(scene.points, transform, size);
    SplatStyle style;
    style.palette = scene.palette;
    if (style.palette.empty()) style.palette.push_back(theme.point);
    style.context = theme.point;
    style.radius = look.radius * pixelRatio;
    const bool selecting = !scene.selection.empty();
    style.opacity =
        selecting ? 1.0 - std::pow(1.0 - look.opacity, kSelectedStrength) : look.opacity;
    style.contextOpacity = look.opacity * (selecting ? kUnselectedFaintness : kContextFaintness);
    QImage image = splatPoints(scene.points, classesToDraw(scene), transform.scaled(pixelRatio),
                               pixels, style);
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

void paintMarks(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const MapLabels labels = layOutLabels(painter.font(), scene, transform, area, theme);
    paintLabels(painter, labels.regions, theme);
    paintLines(painter, scene, transform, theme);
    paintGhosts(painter, scene, transform, theme);
    paintPath(painter, scene, transform, theme);
    paintRings(painter, scene, transform, area, theme);
    paintLabels(painter, labels.names, theme);
}

}  // namespace crossfade::ui

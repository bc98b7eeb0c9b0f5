// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_splatter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace crossfade::ui {

namespace {

/// Coverage of the pixels around a point by its disc, for one position within the pixel. Points are
/// snapped to a quarter of a pixel, so that sixteen stamps serve all.
struct Stamp {
    int reach = 0;
    std::vector<float> coverage;  ///< (2 reach + 1) squared
};

constexpr int kPhases = 4;

Stamp makeStamp(double radius, double dx, double dy)
{
    Stamp stamp;
    stamp.reach = static_cast<int>(std::ceil(radius + 1.0));
    for (int y = -stamp.reach; y <= stamp.reach; ++y)
        for (int x = -stamp.reach; x <= stamp.reach; ++x)
            stamp.coverage.push_back(static_cast<float>(
                std::clamp(radius + 0.5 - std::hypot(x - dx, y - dy), 0.0, 1.0)));
    return stamp;
}

std::vector<Stamp> makeStamps(double radius)
{
    std::vector<Stamp> stamps;
    for (int py = 0; py < kPhases; ++py)
        for (int px = 0; px < kPhases; ++px)
            stamps.push_back(
                makeStamp(radius, (px + 0.5) / kPhases - 0.5, (py + 0.5) / kPhases - 0.5));
    return stamps;
}

}  // namespace

QImage splatPoints(const Matrix& points, const ViewTransform& transform, const QSize& size,
                   const SplatStyle& style)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (size.isEmpty()) return image;
    const int width = size.width();
    const int height = size.height();
    std::vector<float> count(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                             0.0F);
    const std::vector<Stamp> stamps = makeStamps(style.radius);
    for (std::size_t i = 0; i < points.rows; ++i) {
        const float px = points.values[2 * i];
        const float py = points.values[2 * i + 1];
        if (std::isnan(px) || std::isnan(py)) continue;
        const QPointF at = transform.toView(static_cast<double>(px), static_cast<double>(py));
        const double fx = std::floor(at.x());
        const double fy = std::floor(at.y());
        const Stamp& stamp =
            stamps[static_cast<std::size_t>(static_cast<int>((at.y() - fy) * kPhases) * kPhases +
                                            static_cast<int>((at.x() - fx) * kPhases))];
        if (fx < -stamp.reach || fy < -stamp.reach || fx > width + stamp.reach ||
            fy > height + stamp.reach)
            continue;
        const int cx = static_cast<int>(fx);
        const int cy = static_cast<int>(fy);
        const float* coverage = stamp.coverage.data();
        for (int y = cy - stamp.reach; y <= cy + stamp.reach; ++y) {
            for (int x = cx - stamp.reach; x <= cx + stamp.reach; ++x, ++coverage)
                if (x >= 0 && x < width && y >= 0 && y < height)
                    count[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                          static_cast<std::size_t>(x)] += *coverage;
        }
    }
    const double through = std::log(1.0 - std::clamp(style.opacity, 0.01, 0.99));
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const float n = count[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x)];
            if (n <= 0.0F) continue;
            const double alpha = 1.0 - std::exp(through * static_cast<double>(n));
            line[x] = qRgba(static_cast<int>(style.colour.red() * alpha),
                            static_cast<int>(style.colour.green() * alpha),
                            static_cast<int>(style.colour.blue() * alpha),
                            static_cast<int>(255.0 * alpha));
        }
    }
    return image;
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/label_layout.h"

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

/// The first place inside, or the first of all, moved inside.
QRectF insideOf(const QRectF& area, const std::array<QRectF, 4>& places)
{
    const auto inside =
        std::ranges::find_if(places, [&](const QRectF& place) { return area.contains(place); });
    if (inside != places.end()) return *inside;
    QRectF place = places[0];
    place.moveLeft(std::max(std::min(place.left(), area.right() - place.width()), area.left()));
    place.moveTop(std::max(std::min(place.top(), area.bottom() - place.height()), area.top()));
    return place;
}

}  // namespace

std::vector<QRectF> placeLabels(const std::vector<LabelRequest>& requests,
                                const std::vector<QRectF>& obstacles, const QRectF& area)
{
    std::vector<QRectF> taken = obstacles;
    std::vector<QRectF> placed;
    for (const LabelRequest& request : requests) {
        const auto [w, h] = std::pair(request.size.width(), request.size.height());
        const QPointF p = request.anchor;
        const double c = request.clearance;
        const std::array<QRectF, 4> places = {
            QRectF(p.x() + c, p.y() - h / 2, w, h), QRectF(p.x() - c - w, p.y() - h / 2, w, h),
            QRectF(p.x() - w / 2, p.y() - c - h, w, h), QRectF(p.x() - w / 2, p.y() + c, w, h)};
        const auto fits = [&](const QRectF& place) {
            return area.contains(place) && std::ranges::none_of(taken, [&](const QRectF& other) {
                       return other.intersects(place);
                   });
        };
        const auto free = std::ranges::find_if(places, fits);
        if (free != places.end())
            placed.push_back(*free);
        else
            placed.push_back(request.required ? insideOf(area, places) : QRectF());
        if (!placed.back().isEmpty()) taken.push_back(placed.back());
    }
    return placed;
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/label_layout.h"

#include <algorithm>
#include <array>

namespace crossfade::ui {

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
        const bool found = free != places.end();
        placed.push_back(found ? *free : request.required ? places[0] : QRectF());
        if (!placed.back().isEmpty()) taken.push_back(placed.back());
    }
    return placed;
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/label_layout.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace crossfade::ui {

namespace {

/// Of the places inside the first that least of the obstacles lies under; or the first of all,
/// moved inside.
QRectF insideOf(const QRectF& area, const std::vector<QRectF>& places,
                const std::vector<QRectF>& obstacles)
{
    const auto covered = [&](const QRectF& place) {
        double sum = 0.0;
        for (const QRectF& one : obstacles) {
            const QRectF both = one & place;
            sum += both.width() * both.height();
        }
        return sum;
    };
    std::vector<QRectF> inside;
    std::ranges::copy_if(places, std::back_inserter(inside),
                         [&](const QRectF& place) { return area.contains(place); });
    if (!inside.empty()) return *std::ranges::min_element(inside, {}, covered);
    QRectF place = places[0];
    place.moveLeft(std::max(std::min(place.left(), area.right() - place.width()), area.left()));
    place.moveTop(std::max(std::min(place.top(), area.bottom() - place.height()), area.top()));
    return place;
}

/// In the order in which they are tried.
std::vector<QRectF> placesOf(const LabelRequest& request)
{
    const auto [w, h] = std::pair(request.size.width(), request.size.height());
    const QPointF p = request.anchor;
    const double c = request.clearance;
    if (request.centred) return {QRectF(p.x() - w / 2, p.y() - h / 2, w, h)};
    return {QRectF(p.x() + c, p.y() - h / 2, w, h), QRectF(p.x() - c - w, p.y() - h / 2, w, h),
            QRectF(p.x() - w / 2, p.y() - c - h, w, h), QRectF(p.x() - w / 2, p.y() + c, w, h)};
}

/// What is taken, by the cells of a grid over the area.
class Taken {
public:
    explicit Taken(const QRectF& area)
        : m_area(area),
          m_columns(cellsIn(area.width(), kCellWidth)),
          m_rows(cellsIn(area.height(), kCellHeight)),
          m_cells(m_columns * m_rows)
    {
    }

    bool isFree(const QRectF& place) const
    {
        bool free = true;
        forCells(place, [&](std::size_t cell) {
            free = free && std::ranges::none_of(m_cells[cell], [&](const QRectF& other) {
                       return other.intersects(place);
                   });
        });
        return free;
    }

    void take(const QRectF& place)
    {
        forCells(place, [&](std::size_t cell) { m_cells[cell].push_back(place); });
    }

private:
    static constexpr double kCellWidth = 96.0;
    static constexpr double kCellHeight = 32.0;

    static std::size_t cellsIn(double length, double cell)
    {
        constexpr double kMost = 1024.0;  // however large a picture is exported
        return static_cast<std::size_t>(std::clamp(length / cell, 0.0, kMost)) + 1;
    }

    /// What lies beyond the area counts to the cells at its edge.
    template <typename Use>
    void forCells(const QRectF& place, Use use) const
    {
        const auto cell = [](double at, double cellLength, std::size_t cells) {
            return static_cast<std::size_t>(
                std::clamp(at / cellLength, 0.0, static_cast<double>(cells - 1)));
        };
        const std::size_t left = cell(place.left() - m_area.left(), kCellWidth, m_columns);
        const std::size_t right = cell(place.right() - m_area.left(), kCellWidth, m_columns);
        const std::size_t bottom = cell(place.bottom() - m_area.top(), kCellHeight, m_rows);
        for (std::size_t row = cell(place.top() - m_area.top(), kCellHeight, m_rows); row <= bottom;
             ++row)
            for (std::size_t column = left; column <= right; ++column)
                use(row * m_columns + column);
    }

    QRectF m_area;
    std::size_t m_columns, m_rows;
    std::vector<std::vector<QRectF>> m_cells;
};

}  // namespace

std::vector<QRectF> placeLabels(const std::vector<LabelRequest>& requests,
                                const std::vector<QRectF>& obstacles, const QRectF& area)
{
    Taken taken(area);
    for (const QRectF& obstacle : obstacles) taken.take(obstacle);
    std::vector<QRectF> placed;
    placed.reserve(requests.size());
    for (const LabelRequest& request : requests) {
        const std::vector<QRectF> places = placesOf(request);
        const auto free = std::ranges::find_if(places, [&](const QRectF& place) {
            return area.contains(place) && taken.isFree(place);
        });
        if (free != places.end())
            placed.push_back(*free);
        else
            placed.push_back(request.required ? insideOf(area, places, obstacles) : QRectF());
        if (!placed.back().isEmpty()) taken.take(placed.back());
    }
    return placed;
}

}  // namespace crossfade::ui

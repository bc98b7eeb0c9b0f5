// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plot_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace crossfade::report {

namespace {

constexpr std::size_t kMostLabels = 300;  ///< each is compared with all that is drawn
constexpr double kSize = 11.0;

Box aboutPlace(Place place)
{
    return {place.x - 4.0, place.y - 4.0, 8.0, 8.0};
}

/// Beside, above and below the place, then at its corners; the best first.
std::array<Box, 8> boxesAbout(Place at, double width)
{
    const double height = 14.0;
    const double right = at.x + 6.0;
    const double left = at.x - 6.0 - width;
    const double middle = at.x - width / 2.0;
    const double above = at.y - 20.0;
    const double below = at.y + 6.0;
    return {{{right, at.y - 7.0, width, height},
             {left, at.y - 7.0, width, height},
             {middle, above, width, height},
             {middle, below, width, height},
             {right - 8.0, above, width, height},
             {right - 8.0, below, width, height},
             {left + 8.0, above, width, height},
             {left + 8.0, below, width, height}}};
}

bool isWithin(const Box& inner, const Box& outer)
{
    return inner.left >= outer.left - 1.0 && inner.right() <= outer.right() + 1.0 &&
           inner.top >= outer.top - 1.0 && inner.bottom() <= outer.bottom() + 1.0;
}

}  // namespace

void drawPointLabels(Drawing& drawing, const std::vector<LabelledPlace>& places, const Box& bounds)
{
    std::vector<Box> taken;
    taken.reserve(2 * places.size());
    for (const LabelledPlace& one : places) taken.push_back(aboutPlace(one.at));
    std::size_t tried = 0;
    for (const LabelledPlace& one : places) {
        if (one.label.empty()) continue;
        if (++tried > kMostLabels) return;
        const std::string text = shortened(one.label, 140.0);
        const auto boxes = boxesAbout(one.at, textWidth(text, kSize));
        const auto* const box = std::ranges::find_if(boxes, [&](const Box& candidate) {
            return isWithin(candidate, bounds) &&
                   std::ranges::none_of(taken, [&](const Box& t) { return t.overlaps(candidate); });
        });
        if (box == boxes.end()) continue;
        taken.push_back(*box);
        // The width is an estimate: the end that is next to the place is the one to hold fast.
        const double middle = box->left + box->width / 2.0;
        const bool centred = std::abs(middle - one.at.x) < 1.0;
        const Anchor anchor = centred             ? Anchor::Middle
                              : middle > one.at.x ? Anchor::Start
                                                  : Anchor::End;
        const double x = centred ? middle : middle > one.at.x ? box->left : box->right();
        drawing.text({x, box->top + 11.0}, text, {kInk, anchor, kSize, true}, one.label);
    }
}

void drawReferences(Drawing& drawing, const std::vector<ReferenceLine>& references, const Box& area,
                    const Scale& x, const Scale& y, std::vector<LabelledPlace> busy)
{
    for (const ReferenceLine& reference : references) {
        const bool vertical = reference.vertical;
        if (!(vertical ? x : y).shows(reference.value)) continue;
        const double at = (vertical ? x : y).at(reference.value);
        const Place from = vertical ? Place{at, area.top} : Place{area.left, at};
        const Place to = vertical ? Place{at, area.bottom()} : Place{area.right(), at};
        drawing.line(from, to, {kMuted, 1.0, "4 3"});
        if (reference.label.empty()) continue;

        const std::string text = shortened(reference.label, area.width * (vertical ? 0.4 : 0.8));
        const Box size{0.0, 0.0, textWidth(text, 11.0) + 8.0, kLineHeight};
        const double left = vertical ? at : area.right() - size.width;
        const double otherLeft = vertical ? at - size.width : area.left;
        const double top = vertical ? area.top : at - size.height;
        const double otherTop = vertical ? area.bottom() - size.height : at;
        Box best;
        std::ptrdiff_t fewest = -1;
        for (const Place corner : {Place{left, top}, Place{otherLeft, top}, Place{left, otherTop},
                                   Place{otherLeft, otherTop}}) {
            const Box box{corner.x, corner.y, size.width, size.height};
            const bool inside = isWithin(box, area);
            const std::ptrdiff_t crowd = std::ranges::count_if(
                busy, [&](const LabelledPlace& one) { return box.overlaps(aboutPlace(one.at)); });
            if (!inside || (fewest >= 0 && crowd >= fewest)) continue;
            fewest = crowd;
            best = box;
        }
        if (fewest < 0) continue;
        // The next label is to keep away from this one.
        for (double covered = best.left + 5.0; covered < best.right(); covered += 10.0)
            busy.push_back({{covered, best.top + best.height / 2.0}, {}});
        const bool atRight = !vertical && best.left == left;
        const bool before = vertical && best.left != left;
        const bool end = atRight || before;
        drawing.text({end ? best.right() - 4.0 : best.left + 4.0, best.top + 12.0}, text,
                     {kMuted, end ? Anchor::End : Anchor::Start, 11.0, true}, reference.label);
    }
}

}  // namespace crossfade::report

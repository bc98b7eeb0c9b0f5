// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg.h"

#include "core/base/check.h"
#include "core/report/escape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace crossfade::report {

namespace {

/// Far places are drawn outside anyway; the limit keeps their numbers short.
std::string pixels(double value)
{
    CROSSFADE_CHECK(std::isfinite(value));
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                      std::clamp(value, -100000.0, 100000.0), std::chars_format::fixed, 2);
    std::string text(buffer.data(), end.ptr);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string attribute(std::string_view name, double value)
{
    return " " + std::string(name) + "=\"" + pixels(value) + "\"";
}

std::string attribute(std::string_view name, std::string_view value)
{
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string boxAttributes(const Box& box)
{
    return attribute("x", box.left) + attribute("y", box.top) +
           attribute("width", std::max(box.width, 0.0)) +
           attribute("height", std::max(box.height, 0.0));
}

std::string strokeAttributes(const Stroke& stroke)
{
    std::string text = attribute("stroke", hex(stroke.colour));
    if (stroke.width != 1.0) text += attribute("stroke-width", stroke.width);
    if (!stroke.dashes.empty()) text += attribute("stroke-dasharray", stroke.dashes);
    return text;
}

std::string pointsAttribute(const std::vector<Place>& places)
{
    std::string points;
    for (const Place& place : places) {
        if (!points.empty()) points += ' ';
        points += pixels(place.x) + "," + pixels(place.y);
    }
    return attribute("points", points);
}

/// Writes one shape after the other.
class SvgWriter {
public:
    explicit SvgWriter(std::string& text) : m_text(text) {}

    void operator()(const LineShape& line);
    void operator()(const PathShape& path);
    void operator()(const AreaShape& area);
    void operator()(const BoxShape& box)
    {
        m_text += "<rect" + boxAttributes(box.box) + attribute("fill", hex(box.fill)) + "/>\n";
    }
    void operator()(const FrameShape& frame)
    {
        m_text += "<rect" + boxAttributes(frame.box) + " fill=\"none\"" +
                  strokeAttributes({frame.stroke}) + "/>\n";
    }
    void operator()(const MarkerShape& marker);
    void operator()(const TextShape& text);
    void operator()(const ClipBegin& clip);
    void operator()(const ClipEnd& /*clip*/) { m_text += "</svg>\n"; }

private:
    std::string& m_text;
};

void SvgWriter::operator()(const LineShape& line)
{
    m_text += "<line" + attribute("x1", line.from.x) + attribute("y1", line.from.y) +
              attribute("x2", line.to.x) + attribute("y2", line.to.y) +
              strokeAttributes(line.stroke) + "/>\n";
}

void SvgWriter::operator()(const PathShape& path)
{
    m_text += "<polyline" + pointsAttribute(path.places) + " fill=\"none\"" +
              strokeAttributes(path.stroke) + " stroke-linejoin=\"round\"/>\n";
}

void SvgWriter::operator()(const AreaShape& area)
{
    m_text += "<polygon" + pointsAttribute(area.places) + attribute("fill", hex(area.fill)) +
              attribute("fill-opacity", area.opacity) + "/>\n";
}

void SvgWriter::operator()(const MarkerShape& marker)
{
    const std::string element = marker.corners.empty() ? "circle" : "polygon";
    m_text += "<" + element;
    m_text += marker.corners.empty() ? attribute("cx", marker.at.x) + attribute("cy", marker.at.y) +
                                           attribute("r", kDiscRadius)
                                     : pointsAttribute(marker.corners);
    m_text += attribute("fill", hex(marker.fill)) + attribute("stroke", hex(kWhite));
    m_text += marker.tooltip.empty()
                  ? "/>\n"
                  : "><title>" + xmlText(marker.tooltip) + "</title></" + element + ">\n";
}

void SvgWriter::operator()(const TextShape& text)
{
    const TextLook& look = text.look;
    const Place at = text.at;
    m_text +=
        "<text" + attribute("x", at.x) + attribute("y", at.y) + attribute("fill", hex(look.colour));
    if (look.anchor == Anchor::Middle) m_text += " text-anchor=\"middle\"";
    if (look.anchor == Anchor::End) m_text += " text-anchor=\"end\"";
    if (look.size != kTextSize) m_text += attribute("font-size", look.size);
    if (look.rotation != 0.0)
        m_text += attribute("transform", "rotate(" + pixels(look.rotation) + " " + pixels(at.x) +
                                             " " + pixels(at.y) + ")");
    if (look.halo)
        m_text +=
            " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" "
            "paint-order=\"stroke\"";
    m_text += ">";
    if (!text.full.empty() && text.full != text.shown)
        m_text += "<title>" + xmlText(text.full) + "</title>";
    m_text += xmlText(text.shown) + "</text>\n";
}

void SvgWriter::operator()(const ClipBegin& clip)
{
    // A nested picture needs no id, of which a page with many pictures could have one twice.
    const Box& box = clip.box;
    m_text += "<svg" + boxAttributes(box) +
              attribute("viewBox", pixels(box.left) + " " + pixels(box.top) + " " +
                                       pixels(box.width) + " " + pixels(box.height)) +
              " overflow=\"hidden\">\n";
}

}  // namespace

std::string toSvg(const Plot& plot, const PlotLook& look)
{
    const Drawing drawing = draw(plot, look);
    std::string text =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", drawing.width()) +
        attribute("height", drawing.height()) +
        attribute("viewBox", "0 0 " + pixels(drawing.width()) + " " + pixels(drawing.height())) +
        R"( role="img" font-family="sans-serif")" + attribute("font-size", kTextSize) + ">\n";
    if (!drawing.title().empty()) text += "<title>" + xmlText(drawing.title()) + "</title>\n";
    SvgWriter writer(text);
    writer(BoxShape{{0.0, 0.0, drawing.width(), drawing.height()}, kWhite});
    for (const Shape& shape : drawing.shapes()) std::visit(writer, shape);
    return text + "</svg>\n";
}

}  // namespace crossfade::report

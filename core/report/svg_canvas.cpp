// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_canvas.h"

#include "core/base/check.h"
#include "core/report/escape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

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

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// In shares of the size of the font, by the wide ones (DejaVu Sans, Verdana).
double characterWidth(std::string_view rest)
{
    const char c = rest.front();
    const auto first = static_cast<unsigned char>(c);
    if (first >= 0xE1 && rest.starts_with("\xE2")) return 0.7;  // dashes, quotation marks, signs
    if (first >= 0xE1) return 1.0;                              // CJK and others
    if (first == 0xCC || first == 0xCD) return 0.0;             // combining, nearly all
    if (first >= 0x80) return 0.68;
    if (std::string_view("ijlI.,:;'|!()[]/ ").find(c) != std::string_view::npos) return 0.39;
    if (std::string_view("frt-\"").find(c) != std::string_view::npos) return 0.45;
    if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 0.98;
    if (c >= 'A' && c <= 'Z') return 0.73;
    return 0.64;
}

}  // namespace

double textWidth(std::string_view text, double size)
{
    double width = 0.0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!continuesCharacter(text[i])) width += characterWidth(text.substr(i));
    return width * size;
}

std::string shortened(std::string_view text, double most)
{
    if (textWidth(text) <= most) return std::string(text);
    static constexpr std::string_view kEllipsis = "…";
    std::size_t end = text.size();
    while (end > 0 && textWidth(text.substr(0, end)) + textWidth(kEllipsis) > most) {
        --end;
        while (end > 0 && continuesCharacter(text[end])) --end;
    }
    while (end > 0 && text[end - 1] == ' ') --end;
    return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

SvgCanvas::SvgCanvas(double width, double height, std::string_view title)
{
    m_text = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) +
             attribute("height", height) +
             attribute("viewBox", "0 0 " + pixels(width) + " " + pixels(height)) +
             R"( role="img" font-family="sans-serif")" + attribute("font-size", kTextSize) + ">\n";
    if (!title.empty()) m_text += "<title>" + xmlText(title) + "</title>\n";
    box({0.0, 0.0, width, height}, kWhite);
}

void SvgCanvas::closeWithTooltip(std::string_view element, std::string_view tooltip)
{
    if (tooltip.empty())
        m_text += "/>\n";
    else
        m_text += "><title>" + xmlText(tooltip) + "</title></" + std::string(element) + ">\n";
}

void SvgCanvas::line(Place from, Place to, const Stroke& stroke)
{
    m_text += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
              attribute("y2", to.y) + strokeAttributes(stroke) + "/>\n";
}

void SvgCanvas::path(const std::vector<Place>& places, const Stroke& stroke)
{
    if (places.size() < 2) return;
    m_text += "<polyline" + pointsAttribute(places) + " fill=\"none\"" + strokeAttributes(stroke) +
              " stroke-linejoin=\"round\"/>\n";
}

void SvgCanvas::area(const std::vector<Place>& places, Colour fill, double opacity)
{
    if (places.size() < 3) return;
    m_text += "<polygon" + pointsAttribute(places) + attribute("fill", hex(fill)) +
              attribute("fill-opacity", opacity) + "/>\n";
}

void SvgCanvas::box(const Box& box, Colour fill)
{
    m_text += "<rect" + boxAttributes(box) + attribute("fill", hex(fill)) + "/>\n";
}

void SvgCanvas::frame(const Box& box, Colour stroke)
{
    m_text += "<rect" + boxAttributes(box) + " fill=\"none\"" + strokeAttributes({stroke}) + "/>\n";
}

void SvgCanvas::marker(Place at, std::size_t shape, Colour fill, std::string_view tooltip)
{
    const std::string look = attribute("fill", hex(fill)) + attribute("stroke", hex(kWhite));
    const auto polygon = [&](const std::vector<Place>& places) {
        m_text += "<polygon" + pointsAttribute(places) + look;
        closeWithTooltip("polygon", tooltip);
    };
    switch (shape % 4) {
        case 0:
            m_text += "<circle" + attribute("cx", at.x) + attribute("cy", at.y) +
                      attribute("r", 4.0) + look;
            closeWithTooltip("circle", tooltip);
            break;
        case 1:
            m_text += "<rect" + boxAttributes({at.x - 3.75, at.y - 3.75, 7.5, 7.5}) + look;
            closeWithTooltip("rect", tooltip);
            break;
        case 2:
            polygon({{at.x, at.y - 5.0}, {at.x + 4.75, at.y + 3.75}, {at.x - 4.75, at.y + 3.75}});
            break;
        default:
            polygon({{at.x, at.y - 5.25},
                     {at.x + 5.25, at.y},
                     {at.x, at.y + 5.25},
                     {at.x - 5.25, at.y}});
    }
}

void SvgCanvas::text(Place at, std::string_view shown, const TextLook& look, std::string_view full)
{
    if (shown.empty()) return;
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
    if (!full.empty() && full != shown) m_text += "<title>" + xmlText(full) + "</title>";
    m_text += xmlText(shown) + "</text>\n";
}

void SvgCanvas::beginClip(const Box& box)
{
    // A nested picture needs no id, of which a page with many pictures could have one twice.
    m_text += "<svg" + boxAttributes(box) +
              attribute("viewBox", pixels(box.left) + " " + pixels(box.top) + " " +
                                       pixels(box.width) + " " + pixels(box.height)) +
              " overflow=\"hidden\">\n";
}

void SvgCanvas::endClip()
{
    m_text += "</svg>\n";
}

std::string SvgCanvas::finish() &&
{
    m_text += "</svg>\n";
    return std::move(m_text);
}

}  // namespace crossfade::report

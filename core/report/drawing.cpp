// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drawing.h"

#include <utility>

namespace crossfade::report {

namespace {

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

Drawing::Drawing(double width, double height, std::string title)
    : m_width(width), m_height(height), m_title(std::move(title))
{
}

void Drawing::line(Place from, Place to, const Stroke& stroke)
{
    m_shapes.emplace_back(LineShape{from, to, stroke});
}

void Drawing::path(std::vector<Place> places, const Stroke& stroke)
{
    if (places.size() >= 2) m_shapes.emplace_back(PathShape{std::move(places), stroke});
}

void Drawing::area(std::vector<Place> places, Colour fill, double opacity)
{
    if (places.size() >= 3) m_shapes.emplace_back(AreaShape{std::move(places), fill, opacity});
}

void Drawing::box(const Box& box, Colour fill)
{
    m_shapes.emplace_back(BoxShape{box, fill});
}

void Drawing::frame(const Box& box, Colour stroke)
{
    m_shapes.emplace_back(FrameShape{box, stroke});
}

void Drawing::marker(Place at, std::size_t form, Colour fill, std::string_view tooltip)
{
    MarkerShape marker{at, {}, fill, std::string(tooltip)};
    const auto corner = [&](double x, double y) { marker.corners.push_back({at.x + x, at.y + y}); };
    switch (form % 4) {
        case 0:
            break;
        case 1:
            for (const auto& [x, y] : {std::pair(-3.75, -3.75), std::pair(3.75, -3.75),
                                       std::pair(3.75, 3.75), std::pair(-3.75, 3.75)})
                corner(x, y);
            break;
        case 2:
            corner(0.0, -5.0);
            corner(4.75, 3.75);
            corner(-4.75, 3.75);
            break;
        default:
            for (const auto& [x, y] : {std::pair(0.0, -5.25), std::pair(5.25, 0.0),
                                       std::pair(0.0, 5.25), std::pair(-5.25, 0.0)})
                corner(x, y);
    }
    m_shapes.emplace_back(std::move(marker));
}

void Drawing::text(Place at, std::string_view shown, const TextLook& look, std::string_view full)
{
    if (!shown.empty())
        m_shapes.emplace_back(TextShape{at, std::string(shown), look, std::string(full)});
}

void Drawing::beginClip(const Box& box)
{
    m_shapes.emplace_back(ClipBegin{box});
}

void Drawing::endClip()
{
    m_shapes.emplace_back(ClipEnd{});
}

}  // namespace crossfade::report

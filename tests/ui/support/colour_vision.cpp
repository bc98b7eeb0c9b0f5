// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/colour_vision.h"

#include <algorithm>
#include <cmath>

namespace crossfade::test {

namespace {

using Rgb = std::array<double, 3>;

Rgb linearOf(const QColor& colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {linear(colour.red() / 255.0), linear(colour.green() / 255.0),
            linear(colour.blue() / 255.0)};
}

Rgb asSeen(const Rgb& c, Vision vision)
{
    static constexpr std::array<std::array<double, 9>, 3> kMatrices = {
        {{1, 0, 0, 0, 1, 0, 0, 0, 1},
         {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
          1.051998},
         {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
          0.968881}}};
    const auto& m = kMatrices[static_cast<std::size_t>(vision)];
    const auto row = [&](std::size_t r) {
        return std::clamp(m[r] * c[0] + m[r + 1] * c[1] + m[r + 2] * c[2], 0.0, 1.0);
    };
    return {row(0), row(3), row(6)};
}

double luminance(const QColor& colour)
{
    const Rgb c = linearOf(colour);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

double radians(double degrees)
{
    return degrees * M_PI / 180.0;
}

double hue(double a, double b)
{
    const double degrees = a == 0.0 && b == 0.0 ? 0.0 : std::atan2(b, a) * 180.0 / M_PI;
    return degrees < 0.0 ? degrees + 360.0 : degrees;
}

/// sqrt(c^7 / (c^7 + 25^7))
double chromaPart(double c)
{
    const double seventh = std::pow(c, 7.0);
    return std::sqrt(seventh / (seventh + std::pow(25.0, 7.0)));
}

}  // namespace

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Lab seen(const QColor& colour, Vision vision)
{
    const Rgb c = asSeen(linearOf(colour), vision);
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double difference(const Lab& one, const Lab& other)
{
    const double g =
        0.5 * (1.0 - chromaPart((std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2.0));
    const double a1 = (1.0 + g) * one.a;
    const double a2 = (1.0 + g) * other.a;
    const double c1 = std::hypot(a1, one.b);
    const double c2 = std::hypot(a2, other.b);
    const double h1 = hue(a1, one.b);
    const double h2 = hue(a2, other.b);
    const bool grey = c1 * c2 == 0.0;
    double turn = grey ? 0.0 : h2 - h1;
    if (turn > 180.0) turn -= 360.0;
    if (turn < -180.0) turn += 360.0;
    double h = h1 + h2;
    if (!grey && std::abs(h1 - h2) > 180.0) h += h < 360.0 ? 360.0 : -360.0;
    if (!grey) h /= 2.0;
    const double l = (one.l + other.l) / 2.0 - 50.0;
    const double c = (c1 + c2) / 2.0;
    const double t = 1.0 - 0.17 * std::cos(radians(h - 30.0)) + 0.24 * std::cos(radians(2.0 * h)) +
                     0.32 * std::cos(radians(3.0 * h + 6.0)) -
                     0.20 * std::cos(radians(4.0 * h - 63.0));
    const double rotation = -2.0 * chromaPart(c) *
                            std::sin(radians(60.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0))));
    const double dl = (other.l - one.l) / (1.0 + 0.015 * l * l / std::sqrt(20.0 + l * l));
    const double dc = (c2 - c1) / (1.0 + 0.045 * c);
    const double dh =
        2.0 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2.0)) / (1.0 + 0.015 * c * t);
    return std::sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}

}  // namespace crossfade::test

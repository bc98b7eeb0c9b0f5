// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/ticks.h"

#include "core/report/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace crossfade::report {

namespace {

struct Step {
    double size = 1.0;
    int power = 0;  ///< of ten, of its first digit

    /// A division by a whole power of ten is exact where a product with a tenth is not.
    double multiple(double count) const
    {
        const double first = std::round(size / std::pow(10.0, power));
        return power < 0 ? count * first / std::pow(10.0, -power)
                         : count * first * std::pow(10.0, power);
    }
};

Step niceStep(Interval range, int most)
{
    const double width = range.high - range.low;
    const double least = width / std::max(most, 1);
    int power = static_cast<int>(std::floor(std::log10(least)));
    for (; true; ++power)
        for (const double digit : {1.0, 2.0, 5.0}) {
            const Step step{digit * std::pow(10.0, power), power};
            if (step.size >= least * (1.0 - 1e-9)) return step;
        }
}

/// Digits as the step needs them; powers of ten where they would be many.
std::string tickText(double value, const Step& step, double greatest)
{
    if (value == 0.0) return "0";
    if (step.power >= -6 && greatest < 1e9) return numberText(value, std::max(0, -step.power));
    const int digits = static_cast<int>(std::floor(std::log10(std::abs(value)))) - step.power;
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific, std::clamp(digits, 0, 15));
    return (value < 0.0 ? "−" : "") + std::string(buffer.data(), end.ptr);
}

Step stepOfOne(double value)
{
    const int power = static_cast<int>(std::floor(std::log10(value) + 1e-9));
    return {std::pow(10.0, power), power};
}

}  // namespace

bool isDrawable(double value)
{
    return std::isfinite(value) && std::abs(value) < 1e100;
}

Interval withWidth(Interval range)
{
    const double size = std::max(std::abs(range.low), std::abs(range.high));
    if (range.high - range.low > size * 1e-9) return range;
    if (size < 1e-100) return {0.0, 1.0};
    return {range.low - size * 0.1, range.high + size * 0.1};
}

Interval niceRange(Interval range, int most)
{
    const Interval wide = withWidth(range);
    const Step step = niceStep(wide, most);
    return {step.multiple(std::floor(wide.low / step.size + 1e-6)),
            step.multiple(std::ceil(wide.high / step.size - 1e-6))};
}

Ticks niceTicks(Interval range, int most)
{
    const Interval wide = withWidth(range);
    const Step step = niceStep(wide, std::max(most - 1, 1));
    const double greatest = std::max(std::abs(wide.low), std::abs(wide.high));
    const double last = std::floor(wide.high / step.size + 1e-6);
    Ticks ticks;
    for (double count = std::ceil(wide.low / step.size - 1e-6); count <= last; ++count) {
        ticks.values.push_back(step.multiple(count));
        ticks.texts.push_back(tickText(ticks.values.back(), step, greatest));
    }
    return ticks;
}

Ticks logTicks(Interval range, int most)
{
    if (range.high / range.low < 5.0) return niceTicks(range, most);
    const int first = static_cast<int>(std::floor(std::log10(range.low) + 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(range.high) + 1e-9));
    const auto within = [&](double value) {
        return value >= range.low * (1.0 - 1e-9) && value <= range.high * (1.0 + 1e-9);
    };
    Ticks ticks;
    const auto add = [&](double value) {
        if (!within(value)) return;
        ticks.values.push_back(value);
        ticks.texts.push_back(tickText(value, stepOfOne(value), value));
    };
    const bool fine = 3 * (last - first + 1) <= most + 2;
    const int stride = std::max(1, (last - first + most) / std::max(most, 1));
    for (int power = first; power <= last; power += fine ? 1 : stride)
        for (const double digit : {1.0, 2.0, 5.0})
            if (fine || digit == 1.0)
                add(power < 0 ? digit / std::pow(10.0, -power) : digit * std::pow(10.0, power));
    return ticks;
}

}  // namespace crossfade::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/number_classes.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <span>

namespace crossfade::ui {

namespace {

constexpr double kTolerance = 0.04;  // of the values, by which a cut may lie beside its quantile
constexpr int kMostDecimals = 6;

QString tr(const char* text)
{
    return QCoreApplication::translate("NumberClasses", text);
}

QString numberText(double value, NumberLook look, int decimals)
{
    switch (look) {
        case NumberLook::Grouped:
            return QLocale().toString(value, 'f', decimals);
        case NumberLook::Year:
            return QString::number(value, 'f', decimals);
        case NumberLook::Percent:
            return QLocale().toString(100.0 * value, 'f', std::max(decimals - 2, 0));
        case NumberLook::Score:
            return scoreText(value, std::max(decimals, 2));
    }
    return {};
}

QString withUnit(const QString& number, NumberLook look)
{
    return look == NumberLook::Percent ? tr("%1 %").arg(number) : number;
}

/// As few as tell all these numbers exactly, as far as that goes.
int decimalsFor(std::span<const double> numbers)
{
    for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::ranges::all_of(numbers, [scale](double x) {
                return std::abs(x * scale - std::round(x * scale)) <= 1e-6 * (1.0 + std::abs(x));
            }))
            return decimals;
    }
    return kMostDecimals;
}

/// The number with fewest digits that is more than `low` and at most `high`.
double roundestIn(double low, double high)
{
    const double most = std::max(std::abs(low), std::abs(high));
    const int first = static_cast<int>(std::floor(std::log10(most))) + 1;
    for (int exponent = first; exponent > first - 12; --exponent)
        for (const double digit : {5.0, 2.0, 1.0}) {
            // Divided rather than multiplied by a power below one, which no binary number is.
            const double power = std::pow(10.0, std::abs(exponent));
            const auto times = [&](double k) {
                return exponent >= 0 ? k * digit * power : k * digit / power;
            };
            const double step = times(1.0);
            const double k = std::round((low + high) / 2.0 / step);
            for (const double near : {k, k + 1.0, k - 1.0})
                if (times(near) > low && times(near) <= high) return times(near);
        }
    return high;
}

/// Where to part sorted values so that about `part` of them lie below; no more than the least value
/// if they can't be parted there.
double cutAt(const std::vector<double>& sorted, double part)
{
    const auto last = static_cast<double>(sorted.size() - 1);
    const auto at = [&](double where) {
        return sorted[static_cast<std::size_t>(std::lround(std::clamp(where, 0.0, 1.0) * last))];
    };
    const double low = at(part - kTolerance);
    const double high = at(part + kTolerance);
    if (low < high) return roundestIn(low, high);
    // Many equal values: they go up, or, if they are the least, the next do.
    if (low > sorted.front()) return low;
    const auto next = std::ranges::upper_bound(sorted, low);
    return next == sorted.end() ? low : *next;
}

std::vector<double> distinctOf(std::vector<double> sorted)
{
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    return sorted;
}

/// Of more different values than classes; never empty.
std::vector<double> cutsOf(const std::vector<double>& sorted, std::size_t most)
{
    std::vector<double> cuts;
    for (std::size_t c = 1; c < most; ++c) {
        const double cut = cutAt(sorted, static_cast<double>(c) / static_cast<double>(most));
        const double before = cuts.empty() ? sorted.front() : cuts.back();
        // Only where somebody is on either side of it.
        const auto first = std::ranges::lower_bound(sorted, before);
        if (cut > before && cut <= sorted.back() && *first < cut) cuts.push_back(cut);
    }
    return cuts;
}

std::vector<QString> wholeNames(const std::vector<double>& cuts, double least, double most,
                                NumberLook look)
{
    std::vector<QString> names;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const double low = i == 0 ? least : cuts[i - 1];
        const double high = i == cuts.size() ? most : cuts[i] - 1.0;
        names.push_back(low == high ? withUnit(numberText(low, look, 0), look)
                                    : tr("%1 – %2").arg(numberText(low, look, 0),
                                                        withUnit(numberText(high, look, 0), look)));
    }
    return names;
}

std::vector<QString> openNames(const std::vector<double>& cuts, NumberLook look)
{
    const int decimals = decimalsFor(cuts);
    const auto text = [&](double x) { return numberText(x, look, decimals); };
    std::vector<QString> names = {tr("under %1").arg(withUnit(text(cuts.front()), look))};
    for (std::size_t i = 1; i < cuts.size(); ++i)
        names.push_back(tr("%1 – %2").arg(text(cuts[i - 1]), withUnit(text(cuts[i]), look)));
    names.push_back(tr("%1 and more").arg(withUnit(text(cuts.back()), look)));
    return names;
}

}  // namespace

std::size_t NumberClasses::of(double value) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(cuts, value) - cuts.begin());
}

NumberClasses quantileClasses(std::vector<double> values, std::size_t most, NumberLook look)
{
    if (values.empty()) return {};
    std::ranges::sort(values);
    const std::vector<double> distinct = distinctOf(values);
    if (distinct.size() <= most) {
        NumberClasses classes{{distinct.begin() + 1, distinct.end()}, {}};
        const int decimals = decimalsFor(distinct);
        for (const double x : distinct)
            classes.names.push_back(withUnit(numberText(x, look, decimals), look));
        return classes;
    }
    const std::vector<double> cuts = cutsOf(values, most);
    const bool whole = look != NumberLook::Percent &&
                       std::ranges::all_of(values, [](double x) { return x == std::floor(x); });
    return {cuts,
            whole ? wholeNames(cuts, values.front(), values.back(), look) : openNames(cuts, look)};
}

NumberClasses fixedClasses(std::vector<double> cuts, NumberLook look)
{
    std::vector<QString> names = openNames(cuts, look);
    return {std::move(cuts), std::move(names)};
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"

#include <limits>

namespace crossfade::test {

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr const char* kHostile = "<script>alert('|')</script> & \\ 椎名林檎 \"";

inline report::XyPlot sampleXy()
{
    report::XyPlot plot;
    plot.x.title = "Epoch";
    plot.y.title = kHostile;
    plot.lines = {{"first",
                   {{0.0, 0.1, report::Interval{0.05, 0.15}},
                    {1.0, kNan},
                    {2.0, 0.3, report::Interval{0.25, kNan}},
                    {3.0, 0.4}}},
                  {kHostile, {{0.0, 0.2}, {3.0, 1e300}}}};
    plot.scatters = {{"points", {{1.5, 0.2, kHostile}, {kNan, 1.0, "nowhere"}}}};
    plot.references = {{0.25, "random"}, {2.0, kHostile, true}, {kNan, "nowhere"}};
    return plot;
}

inline report::BarPlot sampleBars()
{
    return {{"nDCG"},
            {"audio", kHostile},
            {{"ours", {{0.31, report::Interval{0.28, 0.34}}, {kNan}}},
             {"theirs", {{-0.1, report::Interval{kNan, 0.0}}}}},
            {{0.02, "random"}}};
}

inline report::MatrixPlot sampleMatrix()
{
    return {"Query", "Candidates", {"audio", kHostile}, {"tags", "all"}, {{0.1, 0.9}, {kNan}}};
}

}  // namespace crossfade::test

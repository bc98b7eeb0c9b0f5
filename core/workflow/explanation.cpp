// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explanation.h"

#include <algorithm>
#include <unordered_map>

namespace crossfade {

Result<SharedAmounts> sharedAmounts(Project& project, ArtistRow a, ArtistRow b,
                                    std::size_t modality)
{
    CROSSFADE_ASSIGN(const auto ofA, project.amounts(a, modality));
    CROSSFADE_ASSIGN(const auto ofB, project.amounts(b, modality));
    SharedAmounts result{ofA.size(), ofB.size(), {}};
    const std::unordered_map<std::string, float> amountOfB(ofB.begin(), ofB.end());
    for (const auto& [name, amount] : ofA)
        if (const auto other = amountOfB.find(name); other != amountOfB.end())
            result.shared.emplace_back(name, std::min(amount, other->second));
    std::ranges::stable_sort(result.shared, std::greater<>(),
                             &std::pair<std::string, float>::second);
    return result;
}

}  // namespace crossfade

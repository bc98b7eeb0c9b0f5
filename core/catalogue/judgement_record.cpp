// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/judgement_record.h"

#include "core/base/text.h"

namespace crossfade {

std::string_view markName(Mark mark)
{
    switch (mark) {
        case Mark::Keep:
            return "keep";
        case Mark::Reject:
            return "reject";
        case Mark::Hide:
            return "hide";
    }
    return "";
}

Result<Mark> markFromName(std::string_view name)
{
    for (const Mark mark : {Mark::Keep, Mark::Reject, Mark::Hide})
        if (markName(mark) == name) return mark;
    return Error{ErrorCode::InvalidInput,
                 "There is no mark " + inQuotes(name) + "; marks are keep, reject and hide."};
}

}  // namespace crossfade

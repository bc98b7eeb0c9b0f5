// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/blind_record.h"

#include "core/base/text.h"

namespace crossfade {

std::string_view choiceName(Choice choice)
{
    switch (choice) {
        case Choice::Left:
            return "left";
        case Choice::Right:
            return "right";
        case Choice::Tie:
            return "tie";
    }
    return "";
}

Result<Choice> choiceFromName(std::string_view name)
{
    for (const Choice choice : {Choice::Left, Choice::Right, Choice::Tie})
        if (choiceName(choice) == name) return choice;
    return Error{ErrorCode::InvalidInput,
                 "There is no vote " + inQuotes(name) + "; votes are left, right and tie."};
}

}  // namespace crossfade

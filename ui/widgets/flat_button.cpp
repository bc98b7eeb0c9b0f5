// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flat_button.h"

#include <QPushButton>

namespace crossfade::ui {

QPushButton* makeFlatButton(const QString& text, const QString& what)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QStringLiteral("flat"));
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

}  // namespace crossfade::ui

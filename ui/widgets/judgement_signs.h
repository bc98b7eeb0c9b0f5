// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/judgement.h"
#include "ui/theme/theme.h"

#include <QRect>

class QPainter;

namespace crossfade::ui {

/// How wide the signs of a judgement are, in device-independent pixels; 0 for none.
int judgementSignsWidth(const Judgement& judgement);

/// Paints the signs at the right of a place: a tick in a ring for kept, a cross in a ring for
/// rejected, a struck ring for hidden, a sheet with lines for a note. Told apart by shape alone, in
/// the colour of text.
void paintJudgementSigns(QPainter& painter, const QRect& place, const Judgement& judgement,
                         const Theme& theme);

}  // namespace crossfade::ui

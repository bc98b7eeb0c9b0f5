// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/eliding_label.h"

#include <QPainter>

namespace crossfade::ui {

QSize ElidingLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()), fontMetrics().height()};
}

QSize ElidingLabel::minimumSizeHint() const
{
    return {24, fontMetrics().height()};
}

void ElidingLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(alignment()),
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

}  // namespace crossfade::ui

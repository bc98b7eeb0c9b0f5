// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gui.h"

#include <QApplication>
#include <QWheelEvent>

#include <cstdlib>

namespace crossfade::test {

void drainEvents()
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
}

QColor pixel(const QImage& image, int x, int y)
{
    return image.pixelColor(x, y);
}

bool alike(const QColor& a, const QColor& b, int tolerance)
{
    return std::abs(a.red() - b.red()) <= tolerance &&
           std::abs(a.green() - b.green()) <= tolerance &&
           std::abs(a.blue() - b.blue()) <= tolerance;
}

void turnWheel(QWidget& widget, const QPoint& place, int angle)
{
    QWheelEvent event(place, widget.mapToGlobal(place), QPoint(), QPoint(0, angle), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

}  // namespace crossfade::test

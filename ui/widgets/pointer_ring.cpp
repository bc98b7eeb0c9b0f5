// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pointer_ring.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace crossfade::ui {

namespace {
constexpr int kAcross = 84;
constexpr double kInner = 4.0;  // width of the line
constexpr double kOuter = 8.0;  // of its border, which stands out on whatever lies below
}  // namespace

PointerRing::PointerRing(QWidget& window) : QWidget(&window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    resize(kAcross, kAcross);
    hide();
}

void PointerRing::setOn(bool on)
{
    if (on == m_on) return;
    m_on = on;
    if (on) {
        qApp->installEventFilter(this);
        follow(QCursor::pos());
    } else {
        qApp->removeEventFilter(this);
        hide();
    }
}

void PointerRing::follow(const QPoint& global)
{
    const QPoint at = parentWidget()->mapFromGlobal(global);
    if (!parentWidget()->rect().contains(at)) {
        hide();
        return;
    }
    move(at - QPoint(kAcross / 2, kAcross / 2));
    show();
    raise();
}

bool PointerRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        follow(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
    else if (event->type() == QEvent::Leave && watched == parentWidget())
        hide();
    return QWidget::eventFilter(watched, event);
}

void PointerRing::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(rect()).adjusted(kOuter, kOuter, -kOuter, -kOuter);
    for (const auto& [width, colour] : {std::pair(kOuter, theme.panel), {kInner, theme.text}}) {
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(ring);
    }
}

}  // namespace crossfade::ui

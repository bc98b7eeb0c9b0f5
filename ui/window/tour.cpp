// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tour.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

constexpr int kWidth = 320;
constexpr int kGap = 12;
constexpr int kAround = 4;  // of the line, from the part

/// A line around a part, through which everything can be used.
class Outline : public QWidget {
public:
    explicit Outline(QWidget* window) : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeFor(palette()).text, 2.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
    }
};

/// Beside the part where there is most room: right, left, below, above it, or within.
QPoint beside(const QRect& part, const QSize& size, const QRect& window)
{
    const std::array<QPoint, 4> places = {QPoint(part.right() + kGap, part.top()),
                                          QPoint(part.left() - kGap - size.width(), part.top()),
                                          QPoint(part.left(), part.bottom() + kGap),
                                          QPoint(part.left(), part.top() - kGap - size.height())};
    const QRect room = window.adjusted(kGap, kGap, -kGap, -kGap);
    const auto within = [&](QPoint at) {
        return QPoint(
            std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - size.width())),
            std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    };
    for (const QPoint& one : places) {
        const QPoint at = within(one);
        if (!QRect(at, size).intersects(part)) return at;
    }
    return within(part.center() - QPoint(size.width() / 2, size.height() / 2));
}

}  // namespace

Tour::Tour(QWidget& window)
    : QFrame(&window),
      m_window(&window),
      m_line(new Outline(&window)),
      m_title(new QLabel),
      m_text(new QLabel),
      m_count(new QLabel),
      m_back(new QPushButton(tr("&Back"))),
      m_next(new QPushButton(tr("&Next")))
{
    setObjectName(QStringLiteral("tour"));
    setAccessibleName(tr("Tour"));
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(QStringLiteral("tourTitle"));
    m_text->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("muted"));
    auto* close = new QPushButton(tr("&Close"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    hide();
    m_line->hide();
    for (QPushButton* button : {close, m_back, m_next}) {
        button->installEventFilter(this);
        button->setAutoDefault(true);  // Enter presses it
    }
    connect(close, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, &Tour::back);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
}

Tour::~Tour()
{
    delete m_line;
}

void Tour::begin(std::vector<TourStop> stops)
{
    if (stops.empty()) return;
    if (!isVisible()) m_focus = QApplication::focusWidget();
    m_stops = std::move(stops);
    m_at = 0;
    m_window->installEventFilter(this);
    showStop();
}

void Tour::next()
{
    if (m_at + 1 == m_stops.size()) {
        end();
        return;
    }
    ++m_at;
    showStop();
}

void Tour::back()
{
    if (m_at == 0) return;
    --m_at;
    showStop();
}

void Tour::end()
{
    m_window->removeEventFilter(this);
    const bool had = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    hide();
    m_line->hide();
    if (had && m_focus) m_focus->setFocus();
}

void Tour::showStop()
{
    const TourStop& stop = m_stops[m_at];
    m_title->setText(stop.title);
    m_text->setText(stop.text);
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_stops.size()));
    m_back->setEnabled(m_at > 0);
    m_next->setText(m_at + 1 == m_stops.size() ? tr("&Done") : tr("&Next"));
    setAccessibleDescription(stop.title + u' ' + stop.text);
    show();
    place();
    // Again when what was shown or hidden for it has moved the parts.
    QTimer::singleShot(0, this, &Tour::place);
    m_line->show();
    m_line->raise();
    raise();
    m_next->setFocus();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Tour::place()
{
    QWidget* part = m_stops[m_at].part;
    if (part == nullptr || !isVisibleTo(m_window)) return;
    const QRect seen(part->mapTo(m_window, QPoint(0, 0)), part->size());
    m_line->setGeometry(
        seen.adjusted(-kAround, -kAround, kAround, kAround).intersected(m_window->rect()));
    setFixedWidth(kWidth);
    const int height = std::max(layout()->heightForWidth(kWidth), sizeHint().height());
    resize(kWidth, height);
    move(beside(seen, size(), m_window->rect()));
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window) {
        // Later, when the parts have their new places.
        if (event->type() == QEvent::Resize) QTimer::singleShot(0, this, &Tour::place);
    } else if (event->type() == QEvent::KeyPress) {
        // A button would move the focus by an arrow key.
        return stepBy(static_cast<QKeyEvent*>(event)->key());
    }
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    if (!stepBy(event->key())) QFrame::keyPressEvent(event);
}

bool Tour::stepBy(int key)
{
    switch (key) {
        case Qt::Key_Escape:
            end();
            return true;
        case Qt::Key_Right:
            next();
            return true;
        case Qt::Key_Left:
            back();
            return true;
        default:
            return false;
    }
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_flow.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr int kGap = 5;
const QString kCross = QStringLiteral("  ×");
}  // namespace

ChipFlow::ChipFlow(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(0);
}

void ChipFlow::addButton()
{
    auto* button = new QPushButton(this);
    button->setObjectName(QStringLiteral("chipButton"));
    button->setAutoDefault(false);
    button->installEventFilter(this);
    const std::size_t place = m_buttons.size();
    connect(button, &QPushButton::clicked, this, [this, place] {
        // A copy: it may bring other chips.
        const std::function<void()> remove = m_chips[place].remove;
        remove();
    });
    m_buttons.push_back(button);
}

void ChipFlow::setChips(std::vector<RemovableChip> chips)
{
    m_chips = std::move(chips);
    while (m_buttons.size() < m_chips.size()) addButton();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const RemovableChip& chip = m_chips[i];
        QPushButton& button = *m_buttons[i];
        button.setAccessibleName(chip.what);
        button.setAccessibleDescription(chip.about);
        button.setToolTip(chip.about.isEmpty() ? chip.what
                                               : chip.about + QStringLiteral("\n") + chip.what);
    }
    for (std::size_t i = m_chips.size(); i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus() && !m_chips.empty())
            m_buttons[m_chips.size() - 1]->setFocus(Qt::OtherFocusReason);
        m_buttons[i]->hide();
    }
    setVisible(!m_chips.empty());
    arrange();
}

void ChipFlow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChipFlow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

bool ChipFlow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return ||
            key == Qt::Key_Enter) {
            static_cast<QPushButton*>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ChipFlow::arrange()
{
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        QPushButton& button = *m_buttons[i];
        button.ensurePolished();
        button.setText(m_chips[i].text + kCross);
        QSize size = button.sizeHint();
        if (size.width() > width() && width() > 0) {
            const int room =
                width() - (size.width() - button.fontMetrics().horizontalAdvance(m_chips[i].text));
            button.setText(button.fontMetrics().elidedText(m_chips[i].text, Qt::ElideRight,
                                                           std::max(room, 0)) +
                           kCross);
            size.setWidth(width());
        }
        if (x > 0 && x + size.width() > width()) {
            x = 0;
            y += rowHeight + kGap;
        }
        rowHeight = size.height();
        button.setGeometry(x, y, size.width(), size.height());
        button.show();
        x += size.width() + kGap;
    }
    setFixedHeight(m_chips.empty() ? 0 : y + rowHeight);
}

}  // namespace crossfade::ui

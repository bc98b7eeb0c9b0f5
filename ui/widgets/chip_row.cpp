// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_row.h"

#include "ui/widgets/ring.h"

#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {
constexpr int kGap = 5;
}  // namespace

ChipRow::ChipRow(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChipRow::setWords(const QStringList& words)
{
    if (m_words == words) return;
    m_words = words;
    setAccessibleName(words.join(QStringLiteral(", ")));
    arrange();
}

void ChipRow::setMostRows(int rows)
{
    if (std::exchange(m_mostRows, rows) != rows) arrange();
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChipRow::arrange()
{
    qDeleteAll(findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly));
    int x = 0;
    int row = 0;
    int rowHeight = 0;
    for (const QString& word : m_words) {
        auto* chip = new QLabel(word, this);
        chip->setObjectName(QStringLiteral("chip"));
        chip->ensurePolished();
        const QSize size = chip->sizeHint();
        rowHeight = size.height() + kGap;
        if (x > 0 && x + size.width() > width()) {
            x = 0;
            ++row;
        }
        if (row == m_mostRows) {
            delete chip;
            break;
        }
        chip->setGeometry(x, row * rowHeight, std::min(size.width(), width()), size.height());
        chip->show();
        x += size.width() + kGap;
    }
    setFixedHeight(m_words.isEmpty() ? 0 : std::min(row + 1, m_mostRows) * rowHeight);
}

RingLabel::RingLabel(int size, QWidget* parent) : QWidget(parent)
{
    setFixedSize(size, size);
}

void RingLabel::setPresence(ModalityMask presence, std::size_t modalities)
{
    m_presence = presence;
    m_modalities = modalities;
    update();
}

void RingLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_presence, m_modalities,
              themeFor(palette()));
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"

#include <QStringList>
#include <QWidget>

namespace crossfade::ui {

/// Words in rounded boxes, as many rows as they need and may have.
class ChipRow : public QWidget {
    Q_OBJECT
public:
    explicit ChipRow(QWidget* parent = nullptr);
    void setWords(const QStringList& words);
    void setMostRows(int rows);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    QStringList m_words;
    int m_mostRows = 2;
};

/// The ring as a widget.
class RingLabel : public QWidget {
    Q_OBJECT
public:
    explicit RingLabel(int size, QWidget* parent = nullptr);
    void setPresence(ModalityMask presence, std::size_t modalities);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ModalityMask m_presence;
    std::size_t m_modalities = 0;
};

}  // namespace crossfade::ui

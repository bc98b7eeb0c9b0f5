// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/share_segments.h"
#include "ui/widgets/share_bar.h"

#include <QAbstractButton>

namespace crossfade::ui {

/// A neighbour on the stage: rank, ring and name, and below them the score as a bar of its parts
/// and how far they have come.
class StageRow : public QAbstractButton {
    Q_OBJECT
public:
    struct Shown {
        QString rank;
        QString name;
        QString score;
        QString change;       ///< "▲3", "new"; may be empty
        QString changeWords;  ///< the same for who listens
        ModalityMask presence;
        std::size_t modalities = 0;
        std::vector<ShareSegment> segments;
        ShareScale scale;
    };

    explicit StageRow(QWidget* parent = nullptr);
    void setRow(Shown shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int scaled(double length) const;

    Shown m_shown;
};

}  // namespace crossfade::ui

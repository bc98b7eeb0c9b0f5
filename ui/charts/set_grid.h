// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/set_square.h"

#include <span>
#include <string>
#include <vector>

namespace crossfade::ui {

/// The sets of modalities that a grid offers, the largest first: every set of up to three. Of more
/// there would be too many to look at (255 of eight), so that it is all of them, all but one, and
/// each alone.
std::vector<ModalityMask> offeredSets(std::size_t modalities);

/// A grid of pairs of sets, to set both sides of the mixer by one click: rows are what the query is
/// asked with, columns what candidates are known by. It measures nothing, and has no figures.
class SetGrid : public SetSquare {
    Q_OBJECT
public:
    explicit SetGrid(QWidget* parent = nullptr);

    /// Whose sets are offered; the masks are of these, in this order.
    void setModalities(std::span<const std::string> names);
    /// Marks the pair that the mixer is set to, or none where it isn't offered.
    void setShown(ModalityMask query, ModalityMask candidates);
    /// The cell that is marked; -1: none.
    int shownItem() const;

Q_SIGNALS:
    void chosen(ModalityMask query, ModalityMask candidates);

protected:
    void paintEvent(QPaintEvent* event) override;
    QString spokenItem(int item) const override;
    /// Keys begin at the pair that is marked.
    int nextItem(int from, Qt::Key key) const override;

private:
    /// "audio and tags", "all but tags".
    QString wordsFor(ModalityMask set) const;
    void say();
    void choose(int item);
    void paintCell(QPainter& painter, int item) const;

    QStringList m_names;  ///< of the modalities
    ModalityMask m_query;
    ModalityMask m_candidates;
};

}  // namespace crossfade::ui

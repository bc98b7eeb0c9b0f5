// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project_session.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace crossfade::ui {

class ChipRow;
class RingLabel;

/// Who is asked for: name, what the catalogue says of them, the ring, their strongest tags.
class ArtistCard : public QWidget {
    Q_OBJECT
public:
    explicit ArtistCard(QWidget* parent = nullptr);
    /// Nobody: an invitation to search.
    void setArtist(ProjectSession* session, std::optional<ArtistRow> artist);

private:
    QLabel* m_name;
    RingLabel* m_ring;
    QLabel* m_detail;
    QLabel* m_rests;
    ChipRow* m_chips;
};

}  // namespace crossfade::ui

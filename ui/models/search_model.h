// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/judgement.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace crossfade::ui {

/// Artists found by what was typed, each with what tells those of one name apart.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, PresenceRole, ModalityCountRole, ArtistRole };

    using QAbstractListModel::QAbstractListModel;

    /// Without hits the list is one row that says so, and can't be chosen.
    void setHits(std::vector<NameHit> hits, std::shared_ptr<const CatalogueSnapshot> catalogue);
    void clear();
    /// What the person said of artists, shown beside their names.
    void setJudgements(Judgements judgements) { m_judgements = std::move(judgements); }
    Judgement judgement(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// Hits can be dragged, see artistMime().
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    bool nothingFound() const { return m_hits.empty() && m_catalogue != nullptr; }

    std::vector<NameHit> m_hits;
    Judgements m_judgements;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
};

/// Country, years and the like as the catalogue gives them, and the listeners: "Japan · 1978–2023 ·
/// popularity 210". Falls back on the id where there is nothing else.
QString artistDetail(const CatalogueSnapshot& catalogue, ArtistRow artist);

}  // namespace crossfade::ui

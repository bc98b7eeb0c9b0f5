// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_card.h"

#include "core/base/text.h"
#include "ui/models/search_model.h"
#include "ui/models/text.h"
#include "ui/widgets/chip_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {
constexpr int kMostChips = 8;
}

ArtistCard::ArtistCard(QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel),
      m_ring(new RingLabel(26)),
      m_detail(new QLabel),
      m_rests(new QLabel),
      m_chips(new ChipRow)
{
    m_name->setObjectName(QStringLiteral("artistName"));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setObjectName(QStringLiteral("muted"));
    m_detail->setWordWrap(true);
    m_rests->setObjectName(QStringLiteral("muted"));
    m_rests->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_ring, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_rests);
    layout->addWidget(m_chips);
}

void ArtistCard::setArtist(ProjectSession* session, std::optional<ArtistRow> artist)
{
    m_ring->setVisible(artist.has_value());
    if (!artist) {
        m_name->setText(tr("Who is like whom?"));
        m_detail->setText(tr("Search for an artist, or click one on the map."));
        m_rests->clear();
        m_chips->setWords({});
        return;
    }
    const CatalogueSnapshot& catalogue = *session->catalogue();
    m_name->setText(qt(catalogue.label(*artist)));
    m_detail->setText(artistDetail(catalogue, *artist));
    m_ring->setPresence(catalogue.presence[*artist], catalogue.modalityNames.size());
    m_ring->setToolTip(tr("Has %1").arg(
        qt(modalitySetName(catalogue.presence[*artist], catalogue.modalityNames, ", "))));

    QStringList words;
    QStringList rests;
    for (std::size_t m = 0; m < catalogue.modalityNames.size(); ++m) {
        const ModalityShape shape = catalogue.stored.catalogue.modalities[m].shape();
        if (shape == ModalityShape::Dense) continue;
        const auto amounts = session->project().amounts(*artist, m);
        if (!amounts.hasValue() || amounts.value().empty()) continue;
        if (shape == ModalityShape::Interactions) {
            rests << countText(amounts.value().size(), tr("1 listener"), tr("%1 listeners"));
            continue;
        }
        rests << countText(amounts.value().size(), tr("1 tag"), tr("%1 tags"));
        for (const auto& [tag, count] : amounts.value())
            if (words.size() < kMostChips) words << qt(tag);
    }
    const ModalityMask presence = catalogue.presence[*artist];
    m_rests->setText(
        presence.empty()
            ? tr("No vector: nothing usable is given of them, so that nobody can be compared.")
            : tr("Rests on %1")
                  .arg(rests.isEmpty()
                           ? qt(modalitySetName(presence, catalogue.modalityNames, ", "))
                           : rests.join(tr(" and "))));
    m_chips->setWords(words);
}

}  // namespace crossfade::ui

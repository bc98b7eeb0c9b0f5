// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/merge_dialog.h"

#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/widgets/search_bar.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

MergeDialog::MergeDialog(ProjectSession& session, ArtistRow artist, std::optional<ArtistRow> other,
                         QWidget* parent)
    : QDialog(parent),
      m_session(&session),
      m_artist(artist),
      m_other(other),
      m_search(new SearchBar),
      m_stays(new QComboBox),
      m_form(new QFormLayout),
      m_says(new QLabel),
      m_merge(new QPushButton(tr("Merge")))
{
    setWindowTitle(tr("Two artists who are one"));
    setMinimumSize(480, 400);  // with room for those found
    m_form->setVerticalSpacing(10);
    m_search->setSession(&session);
    m_search->field()->setPlaceholderText(tr("Search for the other"));
    m_search->field()->setAccessibleName(tr("The other artist"));
    m_stays->setAccessibleName(tr("Who stays"));
    m_form->addRow(tr("Artist"), new QLabel(qt(session.catalogue()->label(artist))));
    auto* same = new QLabel(tr("&Is the same as"));
    same->setBuddy(m_search->field());
    m_form->addRow(same, m_search);
    m_form->addRow(tr("&Who stays"), m_stays);
    m_says->setObjectName(QStringLiteral("muted"));
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(4 * m_says->fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* close = new QPushButton(tr("Cancel"));
    close->setAutoDefault(false);
    m_merge->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_merge);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 18, 20, 16);
    outer->setSpacing(14);
    outer->addLayout(m_form);
    outer->addWidget(m_says);
    outer->addStretch();
    outer->addLayout(buttons);
    connect(m_search, &SearchBar::artistChosen, this, &MergeDialog::setOther);
    // Who is no longer named is not merged.
    connect(m_search->field(), &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!m_other || text == qt(m_session->catalogue()->label(*m_other))) return;
        m_search->forgetName();
        m_other.reset();
        fill();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_merge, &QPushButton::clicked, this, [this] {
        if (const auto merge = correction()) Q_EMIT wanted(*merge);
        accept();
    });
    if (other)
        setOther(*other);
    else
        fill();
}

QComboBox* MergeDialog::choice(const std::string& modality)
{
    for (const auto& [name, box] : m_choices)
        if (name == modality) return box;
    return nullptr;
}

QString MergeDialog::says() const
{
    return m_says->text();
}

void MergeDialog::setOther(ArtistRow other)
{
    m_other.reset();
    m_search->showName(qt(m_session->catalogue()->label(other)));
    m_other = other == m_artist ? std::nullopt : std::optional(other);
    fill();
    if (!m_other) m_says->setText(tr("This is the same entry of the catalogue already."));
}

void MergeDialog::fill()
{
    for (const auto& [name, box] : m_choices) m_form->removeRow(box);
    m_choices.clear();
    m_stays->clear();
    m_stays->setEnabled(m_other.has_value());
    m_merge->setEnabled(m_other.has_value());
    if (!m_other) {
        m_says->setText(tr("Say who the other is."));
        return;
    }
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    for (const ArtistRow one : {m_artist, *m_other})
        m_stays->addItem(
            tr("%1 (%2)").arg(qt(catalogue.label(one)), qt(catalogue.artists()[one].id)));
    const auto& modalities = catalogue.stored.catalogue.modalities;
    for (std::size_t m = 0; m < modalities.size(); ++m) {
        if (!catalogue.presence[m_artist].has(m) || !catalogue.presence[*m_other].has(m)) continue;
        auto* box = new QComboBox;
        box->setAccessibleName(tr("Whose %1 counts").arg(qt(modalities[m].name)));
        const bool dense = modalities[m].shape() == ModalityShape::Dense;
        if (!dense) box->addItem(tr("both, added up"), static_cast<int>(MergeChoice::Both));
        box->addItem(tr("that of who stays"), static_cast<int>(MergeChoice::Kept));
        box->addItem(tr("that of who goes"), static_cast<int>(MergeChoice::Dropped));
        m_form->addRow(qt(modalities[m].name), box);
        m_choices.emplace_back(modalities[m].name, box);
    }
    m_says->setText(
        tr("What one alone has stays. Collections, marks, notes, votes and similar "
           "artists of who goes become those of who stays. Runs keep what they learned. "
           "It can be undone."));
}

std::optional<MergeCorrection> MergeDialog::correction() const
{
    if (!m_other) return std::nullopt;
    const auto& artists = m_session->catalogue()->artists();
    MergeCorrection merge{artists[m_artist].id, artists[*m_other].id, {}};
    if (m_stays->currentIndex() == 1) std::swap(merge.kept, merge.dropped);
    for (const auto& [name, box] : m_choices)
        merge.choices[name] = static_cast<MergeChoice>(box->currentData().toInt());
    return merge;
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/correct_dialog.h"

#include "core/base/text.h"
#include "core/workflow/new_artist.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/widgets/tag_edit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

/// "rock=3" and the like: a tag a line, the largest first, as readTagLines() reads them.
QString textOf(const std::vector<std::pair<std::string, float>>& amounts)
{
    QStringList tags;
    for (const auto& [tag, count] : amounts)
        tags += count == 1.0F && tag.find('=') == std::string::npos
                    ? qt(tag)
                    : qt(tag + "=" + exactNumber(count));
    return tags.join(u'\n');
}

}  // namespace

CorrectDialog::CorrectDialog(ProjectSession& session, ArtistRow artist, QWidget* parent)
    : QDialog(parent),
      m_name(new QLineEdit),
      m_says(new QLabel),
      m_save(new QPushButton(tr("Correct")))
{
    const CatalogueSnapshot& catalogue = *session.catalogue();
    m_artist = catalogue.artists()[artist].id;
    m_nameBefore = catalogue.artists()[artist].name;
    setWindowTitle(tr("Set right: %1").arg(qt(catalogue.label(artist))));
    resize(460, 440);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(8);
    m_name->setText(qt(m_nameBefore));
    m_name->setAccessibleName(tr("Name"));
    auto* nameLabel = new QLabel(tr("&Name"));
    nameLabel->setBuddy(m_name);
    column->addWidget(nameLabel);
    column->addWidget(m_name);
    addTags(session, artist, *column);
    m_says->setObjectName(QStringLiteral("muted"));
    m_says->setWordWrap(true);
    column->addWidget(m_says);
    auto* close = new QPushButton(tr("Cancel"));
    m_save->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &CorrectDialog::refresh);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        Q_EMIT wanted(corrections());
        accept();
    });
    refresh();
}

void CorrectDialog::addTags(ProjectSession& session, ArtistRow artist, QVBoxLayout& column)
{
    const auto& modalities = session.catalogue()->stored.catalogue.modalities;
    for (std::size_t m = 0; m < modalities.size(); ++m) {
        if (modalities[m].shape() != ModalityShape::Tags) continue;
        const auto amounts = session.project().amounts(artist, m);
        if (!amounts.hasValue()) {
            m_says->setText(qt(amounts.error().sentence()));
            continue;
        }
        Field field{modalities[m].name,
                    {amounts.value().begin(), amounts.value().end()},
                    new TagEdit(TagEdit::Layout::Lines)};
        field.text->setPlainText(textOf(amounts.value()));
        field.text->setAccessibleName(qt(field.modality));
        column.addWidget(
            new QLabel(tr("%1, one a line, with a count as tag=3").arg(qt(field.modality))));
        column.addWidget(field.text, 1);
        connect(field.text, &QPlainTextEdit::textChanged, this, &CorrectDialog::refresh);
        m_fields.push_back(std::move(field));
    }
}

TagEdit* CorrectDialog::tags(const std::string& modality)
{
    for (const Field& field : m_fields)
        if (field.modality == modality) return field.text;
    return nullptr;
}

std::vector<Correction> CorrectDialog::corrections() const
{
    std::vector<Correction> all;
    const std::string name = m_name->text().simplified().toStdString();
    if (!name.empty() && name != m_nameBefore) all.push_back(NameCorrection{m_artist, name});
    for (const Field& field : m_fields) {
        const auto written = readTagLines(field.text->toPlainText().toStdString());
        const Amounts now(written.begin(), written.end());
        TagCorrection change;
        change.modality = field.modality;
        change.artist = m_artist;
        for (const auto& [tag, count] : field.before)
            if (!now.contains(tag)) change.remove.push_back(tag);
        for (const auto& [tag, count] : now) {
            const auto had = field.before.find(tag);
            if (had == field.before.end() || had->second != count)
                change.add.emplace_back(tag, count);
        }
        if (!change.add.empty() || !change.remove.empty()) all.push_back(std::move(change));
    }
    return all;
}

void CorrectDialog::refresh()
{
    const bool named = !m_name->text().simplified().isEmpty() || m_nameBefore.empty();
    std::size_t added = 0;
    std::size_t removed = 0;
    for (const Correction& one : corrections())
        if (const auto* tags = std::get_if<TagCorrection>(&one)) {
            added += tags->add.size();
            removed += tags->remove.size();
        }
    m_save->setEnabled(named && !corrections().empty());
    m_says->setText(!named ? tr("An artist needs a name.")
                    : corrections().empty()
                        ? tr("Nothing is changed yet.")
                        : tr("%1 tags added or counted otherwise, %2 removed. It can be undone.")
                              .arg(added)
                              .arg(removed));
}

}  // namespace crossfade::ui

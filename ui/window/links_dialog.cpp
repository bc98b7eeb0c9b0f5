// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/links_dialog.h"

#include "ui/models/project_session.h"
#include "ui/models/text.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

LinksDialog::LinksDialog(ProjectSession& session, std::optional<ArtistRow> example, QWidget* parent)
    : QDialog(parent),
      m_session(&session),
      m_example(example.value_or(0)),
      m_text(new QPlainTextEdit),
      m_verdict(new QLabel),
      m_save(new QPushButton(tr("Save")))
{
    setWindowTitle(tr("Links"));
    resize(640, 420);
    QStringList places = {QStringLiteral("{id}"), QStringLiteral("{name}")};
    for (const std::string& column : session.catalogue()->stored.catalogue.metadataColumns)
        places += QStringLiteral("{%1}").arg(qt(column));
    auto* hint = new QLabel(tr("A link a line: name = address. In the address these become what is "
                               "known of the artist: %1.")
                                .arg(places.join(QStringLiteral(", "))));
    hint->setWordWrap(true);
    hint->setObjectName(QStringLiteral("muted"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Links, one a line"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(
        tr("MusicBrainz = https://musicbrainz.org/search?type=artist&query={name}"));
    m_verdict->setAccessibleName(tr("What the links come to"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_verdict->setMinimumHeight(4 * m_verdict->fontMetrics().lineSpacing());
    auto* close = new QPushButton(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(hint);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    layout->addLayout(buttons);
    const auto links = linkTemplates(session.project());
    if (links.hasValue()) m_text->setPlainText(qt(linksToText(links.value())));
    connect(m_text, &QPlainTextEdit::textChanged, this, &LinksDialog::refresh);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &LinksDialog::save);
    refresh();
}

QString LinksDialog::verdict() const
{
    return m_verdict->text();
}

Result<std::vector<LinkTemplate>> LinksDialog::written() const
{
    CROSSFADE_ASSIGN(std::vector<LinkTemplate> links,
                     linksFromText(m_text->toPlainText().toStdString()));
    CROSSFADE_TRY(checkLinks(links, m_session->catalogue()->stored.catalogue));
    return links;
}

QString LinksDialog::exampleText(const std::vector<LinkTemplate>& links) const
{
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    if (links.empty()) return tr("There are no links. They are opened from an artist's menu.");
    QStringList lines = {tr("For %1:").arg(qt(catalogue.label(m_example)))};
    for (const LinkTemplate& link : links) {
        const auto address =
            linkAddress(link, catalogue.stored.catalogue, catalogue.artists()[m_example]);
        lines += address.hasValue() ? qt(address.value()) : qt(address.error().sentence());
    }
    return lines.join(u'\n');
}

void LinksDialog::refresh()
{
    const auto links = written();
    m_save->setEnabled(links.hasValue());
    m_verdict->setText(links.hasValue() ? exampleText(links.value())
                                        : qt(links.error().sentence()));
}

void LinksDialog::save()
{
    const auto links = written();
    if (!links.hasValue()) return;
    if (const auto before = setLinkTemplates(m_session->project(), links.value());
        !before.hasValue()) {
        m_verdict->setText(qt(before.error().sentence()));
        return;
    }
    accept();
}

}  // namespace crossfade::ui

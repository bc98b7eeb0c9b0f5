// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/path_dialog.h"

#include "ui/models/text.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/search_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace crossfade::ui {

namespace {
constexpr int kNameColumn = 1;
constexpr int kMostStops = 100;
}  // namespace

PathDialog::PathDialog(ExplorationModel& exploration, QWidget* parent)
    : QDialog(parent),
      m_exploration(&exploration),
      m_model(exploration),
      m_from(new QLabel),
      m_search(new SearchBar),
      m_stops(new QSpinBox),
      m_reason(new QLabel),
      m_table(new FigureTableView(tr("Stops of the path"), kNameColumn)),
      m_sentence(new QLabel),
      m_copy(new QPushButton(tr("Copy"))),
      m_copyLine(new QPushButton(tr("Copy as command line")))
{
    setWindowTitle(tr("Path to another artist"));
    setMinimumSize(440, 460);
    for (QLabel* label : {m_from, m_reason, m_sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_reason->setObjectName(QStringLiteral("muted"));
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setObjectName(QStringLiteral("muted"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(makeEnds());
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_sentence);
    layout->addLayout(makeButtons());
    connect(m_search, &SearchBar::artistChosen, this, &PathDialog::setTarget);
    connect(m_stops, &QSpinBox::valueChanged, this,
            [this](int stops) { m_model.setStops(static_cast<std::size_t>(stops)); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto artist = m_table->artistAt(index)) Q_EMIT artistWanted(*artist);
    });
    connect(&m_model, &PathModel::changed, this, &PathDialog::refresh);
    connect(&m_model, &PathModel::progressed, this, &PathDialog::refresh);
    refresh();
}

QLayout* PathDialog::makeEnds()
{
    m_search->field()->setPlaceholderText(tr("Search for where it ends"));
    m_search->field()->setAccessibleName(tr("Where the path ends"));
    m_stops->setRange(0, kMostStops);
    m_stops->setValue(static_cast<int>(m_model.stops()));
    m_stops->setAccessibleName(tr("Most artists between the two"));
    auto* form = new QFormLayout;
    form->addRow(tr("From"), m_from);
    form->addRow(tr("To"), m_search);
    form->addRow(tr("Stops, at most"), m_stops);
    return form;
}

QLayout* PathDialog::makeButtons()
{
    auto* close = new QPushButton(tr("Close"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_copy);
    row->addWidget(m_copyLine);
    row->addStretch();
    row->addWidget(close);
    for (QPushButton* button : {m_copy, m_copyLine, close}) button->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(toTsv()); });
    connect(m_copyLine, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(commandLine()); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

void PathDialog::setSession(ProjectSession* session)
{
    if (session == m_session) return;
    m_session = session;
    m_search->setSession(session);
    m_model.setTarget(std::nullopt);
    refresh();
}

void PathDialog::setTarget(ArtistRow artist)
{
    m_model.setTarget(artist);
    m_search->showName(qt(m_exploration->catalogue().label(artist)));
}

void PathDialog::refresh()
{
    const auto from = m_model.from();
    m_from->setText(from ? qt(m_exploration->catalogue().label(*from)) : tr("nobody yet"));
    if (!m_model.target() && !m_search->field()->hasFocus()) m_search->showName({});
    const bool found = !m_model.artists().empty();
    QString reason = m_model.reason();
    if (m_model.stale()) {
        const double part = m_model.fraction();
        reason = part < 0.0 ? tr("Finding a path …")
                            : tr("Finding a path, %1 %").arg(std::lround(100.0 * part));
    }
    m_reason->setText(reason);
    m_reason->setVisible(!found);
    m_table->setVisible(found);
    m_table->setTable(m_model.table());
    m_sentence->setText(m_model.sentence());
    m_sentence->setVisible(found);
    for (QPushButton* button : {m_copy, m_copyLine}) button->setEnabled(found);
}

QString PathDialog::toTsv() const
{
    const QString notice = qt(m_exploration->catalogue().stored.catalogue.notice);
    return (notice.isEmpty() ? QString() : QStringLiteral("# %1\n").arg(notice)) + m_table->toTsv();
}

QString PathDialog::commandLine() const
{
    if (m_session == nullptr || !m_model.target()) return {};
    return qt(pathCommandLine(
        m_exploration->state(), m_exploration->run()->record.modalities, m_session->path().string(),
        m_exploration->catalogue().artists()[*m_model.target()].id, m_model.stops()));
}

void PathDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_model.setLooking(true);
    if (!m_model.target()) m_search->beginSearch();
    refresh();
}

void PathDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    m_model.setLooking(false);
}

}  // namespace crossfade::ui

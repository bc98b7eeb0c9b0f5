// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/systems_panel.h"

#include "ui/models/research_model.h"
#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figure_table_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 28;

/// Paints a row: the letter of a selected one, the name, and behind it whether known pairs were
/// learned from; the best figure of a column bold.
class SystemDelegate : public QStyledItemDelegate {
public:
    SystemDelegate(const ResearchModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(&model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        paintRowGround(*painter, option);
        if (index.column() == SystemModel::Name) {
            paintName(*painter, option, index);
            return;
        }
        PaintedFigure figure{index.data(Qt::DisplayRole).toString()};
        figure.bold = index.data(SystemModel::BestRole).toBool();
        if (index.column() == SystemModel::Ndcg) {
            figure.quiet = figure.text.section(QLatin1Char(' '), 1);
            figure.quietWidth = option.fontMetrics.horizontalAdvance(figure.quiet);
            figure.text = figure.text.section(QLatin1Char(' '), 0, 0);
        }
        paintFigure(*painter, option, figure);
    }

private:
    void paintName(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const
    {
        const Theme& theme = themeFor(option.palette);
        QRect place = option.rect.adjusted(5, 0, -5, 0);
        constexpr int kLetter = 18;
        const auto* sorted = static_cast<const QSortFilterProxyModel*>(index.model());
        const auto row = static_cast<std::size_t>(sorted->mapToSource(index).row());
        const auto& selected = m_model->selected();
        const auto at = std::ranges::find(selected, row);
        QFont bold = option.font;
        bold.setBold(true);
        painter.setPen(theme.text);
        if (at != selected.end()) {
            painter.setFont(bold);
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                             QChar(static_cast<char16_t>(u'A' + (at - selected.begin()))));
        }
        place.setLeft(place.left() + kLetter);
        painter.setFont(option.font);
        const QString mark = index.data(SystemModel::SupervisedRole).toBool()
                                 ? SystemModel::tr("trained with known pairs")
                                 : QString();
        const int markWidth = mark.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(mark) + 10;
        const QString name =
            option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                          std::max(place.width() - markWidth, 60));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setPen(theme.muted);
        place.setLeft(place.left() + option.fontMetrics.horizontalAdvance(name) + 10);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         option.fontMetrics.elidedText(mark, Qt::ElideRight, place.width()));
    }

    const ResearchModel* m_model;
};

}  // namespace

SystemsPanel::SystemsPanel(ResearchModel& model, QWidget* parent)
    : Panel(tr("Systems"), parent),
      m_model(&model),
      m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView),
      m_sentence(new QLabel),
      m_evaluate(new QPushButton(tr("Evaluate all systems"))),
      m_invitation(makeInvitation()),
      m_more(new QPushButton),
      m_otherwise(new QPushButton(tr("Score otherwise")))
{
    makeTable();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_invitation, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_more);
    buttons->addWidget(m_otherwise);
    buttons->addStretch();
    layout->addLayout(buttons);
    setContent(content);
    makeOtherwise();
    connect(m_more, &QPushButton::clicked, m_model, &ResearchModel::evaluate);
    connect(m_model, &ResearchModel::systemsChanged, this, &SystemsPanel::showSystems);
    connect(m_model, &ResearchModel::selectionChanged, this, &SystemsPanel::showSelection);
    JobRunner& runner = m_model->evaluationRunner();
    connect(&runner, &JobRunner::started, this, &SystemsPanel::showRunning);
    connect(&runner, &JobRunner::finished, this, &SystemsPanel::showRunning);
    showSystems();
}

void SystemsPanel::makeOtherwise()
{
    m_otherwise->setToolTip(
        tr("Adds the first selected system with another way to score, as a system of its own"));
    auto* menu = new QMenu(m_otherwise);
    const std::array<std::pair<QString, const char*>, 6> changes = {
        {{tr("On the modalities that both have"), "shared"},
         {tr("As the artists are"), "own"},
         {tr("By the cosine alone"), "hub-correction=0"},
         {tr("Hub correction: CSLS"), "hub-correction=0.5"},
         {tr("Local scaling"), "local-scaling"},
         {tr("Each modality centred"), "centred"}}};
    for (const auto& [text, change] : changes) {
        const ScoringChange wanted = scoringChangeFrom(change).value();
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, wanted] { m_model->score(wanted); });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, wanted] { action->setEnabled(m_model->canScore(wanted)); });
    }
    m_otherwise->setMenu(menu);
}

QWidget* SystemsPanel::makeInvitation()
{
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    connect(m_evaluate, &QPushButton::clicked, m_model, &ResearchModel::evaluate);
    auto* invitation = new QWidget;
    auto* layout = new QVBoxLayout(invitation);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addSpacing(8);
    layout->addWidget(m_evaluate, 0, Qt::AlignHCenter);
    layout->addStretch();
    return invitation;
}

void SystemsPanel::makeTable()
{
    m_sorted->setSourceModel(&m_systems);
    m_sorted->setSortRole(SystemModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new SystemDelegate(*m_model, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Systems"));
    m_table->setAccessibleDescription(
        tr("Up to %1 selected systems are shown below: Ctrl and Space selects a further one")
            .arg(ResearchModel::kMostSelected));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->setSortingEnabled(true);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(SystemModel::Name, QHeaderView::Stretch);
    header->setHighlightSections(false);
    const std::array<std::pair<int, int>, 6> widths = {{{SystemModel::Ndcg, 134},
                                                        {SystemModel::Recall, 58},
                                                        {SystemModel::Map, 54},
                                                        {SystemModel::Gini, 54},
                                                        {SystemModel::GiniPlaceable, 100},
                                                        {SystemModel::Coverage, 72}}};
    for (const auto& [column, width] : widths) m_table->setColumnWidth(column, width);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SystemsPanel::takeSelection);
}

void SystemsPanel::showSystems()
{
    m_following = true;  // a reset table has no selection, which nobody chose
    m_systems.setSystems(m_model->systems());
    m_following = false;
    showSelection();
    showRunning();
}

void SystemsPanel::showRunning()
{
    const bool any = !m_model->systems().empty();
    const bool running = m_model->evaluationRunner().running();
    const std::size_t missing = m_model->missingRuns();
    const bool focused = m_evaluate->hasFocus();
    m_table->setVisible(any);
    if (any && focused) m_table->setFocus();
    m_invitation->setVisible(!any);
    m_sentence->setText(
        running ? tr("Every baseline and every run is being evaluated on the same queries…")
                : tr("Accuracy and exposure of every baseline and every run, on the same queries "
                     "and the same candidates."));
    m_evaluate->setEnabled(!running && m_model->catalogue() != nullptr);
    m_more->setVisible(any && missing > 0);
    m_more->setEnabled(!running);
    m_otherwise->setVisible(any);
    m_otherwise->setEnabled(!running);
    m_more->setText(countText(missing, tr("Evaluate the new run"), tr("Evaluate %1 new runs")));
    if (!any) {
        setNote({});
        return;
    }
    const EvaluationReport& report = m_model->systems().front().report;
    setNote(tr("%1 queries of val · %2 candidates")
                .arg(wholeText(report.queries), wholeText(report.candidates)),
            tr("A click selects a system, Ctrl and a click up to %1 to be shown side by side")
                .arg(ResearchModel::kMostSelected));
}

void SystemsPanel::showSelection()
{
    m_following = true;
    QItemSelection wanted;
    for (const std::size_t row : m_model->selected()) {
        const QModelIndex index =
            m_sorted->mapFromSource(m_systems.index(static_cast<int>(row), SystemModel::Name));
        wanted.select(index, index);
    }
    m_table->selectionModel()->select(
        wanted, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (wanted.size() == 1)
        m_table->selectionModel()->setCurrentIndex(wanted.indexes().first(),
                                                   QItemSelectionModel::NoUpdate);
    m_following = false;
    m_table->viewport()->update();
}

void SystemsPanel::takeSelection()
{
    if (m_following) return;
    std::vector<std::size_t> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(static_cast<std::size_t>(m_sorted->mapToSource(index).row()));
    // Who was selected before keeps their letter.
    std::vector<std::size_t> selected;
    for (const std::size_t before : m_model->selected())
        if (std::ranges::find(rows, before) != rows.end()) selected.push_back(before);
    for (const std::size_t row : rows)
        if (std::ranges::find(selected, row) == selected.end()) selected.push_back(row);
    if (selected.empty()) selected = m_model->selected();
    m_model->setSelected(std::move(selected));
    // Back to what there is room for, once the table is done with the click.
    QMetaObject::invokeMethod(this, &SystemsPanel::showSelection, Qt::QueuedConnection);
}

}  // namespace crossfade::ui

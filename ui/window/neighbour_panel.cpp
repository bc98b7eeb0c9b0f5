// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/neighbour_panel.h"

#include "ui/charts/slope_chart.h"
#include "ui/charts/spoken_line.h"
#include "ui/models/text.h"
#include "ui/widgets/audio_sign.h"
#include "ui/widgets/find_strip.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/judgement_signs.h"
#include "ui/widgets/ring.h"
#include "ui/widgets/share_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 32;
constexpr int kMarkRoom = 12;
constexpr int kSign = 10;   // of who can be heard
constexpr int kWide = 430;  // below, the names need the room more than the bars

/// Paints a row: the ring, and the score as a bar of its parts.
class NeighbourDelegate : public QStyledItemDelegate {
public:
    NeighbourDelegate(const NeighbourModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(&model)
    {
        // One scale for the whole list, so that bars can be compared.
        connect(&model, &QAbstractItemModel::modelReset, this, &NeighbourDelegate::rescale);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = themeFor(option.palette);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.raised);
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (index.column() == NeighbourModel::Ring) {
            const QPointF middle = QRectF(option.rect).center();
            paintRing(*painter, QRectF(middle.x() - 9, middle.y() - 9, 18, 18),
                      ModalityMask(index.data(NeighbourModel::PresenceRole).toUInt()),
                      index.data(NeighbourModel::ModalityCountRole).toUInt(), theme);
            return;
        }
        QRect place = option.rect.adjusted(5, 0, -5, 0);
        if (index.column() == NeighbourModel::Share) {
            const NeighbourRow& row = m_model->row(index.row());
            paintShareBar(*painter, QRectF(place.left(), place.center().y() - 3, place.width(), 7),
                          shareSegments(row), m_scale, theme);
            return;
        }
        const bool quiet = index.column() == NeighbourModel::Rank ||
                           index.column() == NeighbourModel::Change ||
                           index.column() == NeighbourModel::Popularity;
        painter->setPen(quiet ? theme.muted : theme.text);
        QFont font = option.font;
        const bool marked = index.column() == NeighbourModel::ArtistName &&
                            index.data(NeighbourModel::MarkedRole).toBool();
        if (marked) {
            // A dot before the name as well: weight alone is easily overlooked.
            font.setWeight(QFont::DemiBold);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setBrush(theme.text);
            painter->drawEllipse(QPointF(place.left() + 3.0, place.center().y() + 1.0), 3.0, 3.0);
            place.setLeft(place.left() + kMarkRoom);
        }
        if (index.column() == NeighbourModel::ArtistName) {
            const Judgement judgement = m_model->judgement(index.row());
            paintJudgementSigns(*painter, place, judgement, theme);
            place.setRight(place.right() - judgementSignsWidth(judgement));
            if (judgement.mark == Mark::Reject) painter->setPen(theme.muted);
        }
        if (index.column() == NeighbourModel::ArtistName)
            place.setRight(paintAudio(*painter, place, index, theme));
        painter->setFont(font);
        const QString text = QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(),
                                                           Qt::ElideRight, place.width());
        painter->drawText(place, index.data(Qt::TextAlignmentRole).toInt(), text);
    }

private:
    /// At the right of the name; where the room for the name ends.
    static int paintAudio(QPainter& painter, const QRect& place, const QModelIndex& index,
                          const Theme& theme)
    {
        const auto audio =
            static_cast<NeighbourModel::Audio>(index.data(NeighbourModel::AudioRole).toInt());
        if (audio == NeighbourModel::Unknown) return place.right();
        const QRectF sign(place.right() - kSign, place.center().y() - kSign / 2.0 + 1.0, kSign,
                          kSign);
        paintAudioSign(painter, sign,
                       audio == NeighbourModel::Missing   ? AudioSign::Missing
                       : audio == NeighbourModel::Playing ? AudioSign::Playing
                                                          : AudioSign::Playable,
                       theme);
        return place.right() - kSign - 4;
    }

    void rescale()
    {
        m_scale = {0.0, kLeastHigh};
        for (const NeighbourRow& row : m_model->list().rows) m_scale.include(shareSegments(row));
    }

    static constexpr double kLeastHigh = 0.5;

    const NeighbourModel* m_model;
    ShareScale m_scale;
};

}  // namespace

NeighbourPanel::NeighbourPanel(ExplorationModel& model, QWidget* parent)
    : Panel(tr("Neighbours"), parent),
      m_model(&model),
      m_find(new FindStrip(model)),
      m_table(new QTableView),
      m_slopes(new SlopeChart(tr("Neighbours before and after"))),
      m_slopesAndLine(
          withSpokenLine(*m_slopes, tr("Point at an artist, or use the arrow keys."), 2)),
      m_noSlopes(new QLabel),
      m_hidden(makeFlatButton({}, tr("Show who is hidden"))),
      m_views(new QButtonGroup(this))
{
    styleTable();
    m_noSlopes->setObjectName(QStringLiteral("muted"));
    m_noSlopes->setWordWrap(true);
    m_noSlopes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(makeSwitch());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_noSlopes, 1);
    layout->addWidget(m_slopesAndLine, 1);
    addAbove(m_find);
    setContent(inner);
    showView(List);

    connect(&model, &ExplorationModel::changed, this, &NeighbourPanel::refresh);
    const auto artistOf = [](const QModelIndex& index) {
        return static_cast<ArtistRow>(index.data(NeighbourModel::ArtistRole).toUInt());
    };
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](const QPoint& place) {
        if (const auto artist = current())
            Q_EMIT menuWanted(*artist, m_table->viewport()->mapToGlobal(place));
    });
    connect(m_table, &QTableView::activated, this, [this, artistOf](const QModelIndex& index) {
        Q_EMIT artistActivated(artistOf(index));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, artistOf](const QModelIndex& now) {
                Q_EMIT artistSelected(now.isValid() ? std::optional(artistOf(now)) : std::nullopt);
            });
    connect(m_slopes, &PaintedChart::itemActivated, this, [this](int item) {
        Q_EMIT artistActivated(m_slopes->slopes().rows[static_cast<std::size_t>(item)].artist);
    });
    setEmptyReason(tr("Nobody is asked for yet."));
}

void NeighbourPanel::styleTable()
{
    m_table->setModel(&m_neighbours);
    m_table->setItemDelegate(new NeighbourDelegate(m_neighbours, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setDragEnabled(true);
    m_table->setAccessibleName(tr("Neighbours, best first"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(NeighbourModel::ArtistName, QHeaderView::Stretch);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(20);
    const std::array<std::pair<int, int>, 7> widths = {{{NeighbourModel::Rank, 28},
                                                        {NeighbourModel::Change, 36},
                                                        {NeighbourModel::Ring, 28},
                                                        {NeighbourModel::Share, 92},
                                                        {NeighbourModel::Score, 40},
                                                        {NeighbourModel::Popularity, 56},
                                                        {NeighbourModel::Truth, 22}}};
    for (const auto& [column, width] : widths) m_table->setColumnWidth(column, width);
}

QLayout* NeighbourPanel::makeSwitch()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    const std::array<std::pair<QString, QString>, 2> views = {
        {{tr("List"), tr("Show the neighbours as a list")},
         {tr("Before and after"), tr("Show what changes against the baseline")}}};
    for (int view = 0; view < static_cast<int>(views.size()); ++view) {
        const auto& [text, what] = views[static_cast<std::size_t>(view)];
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setAccessibleName(what);
        button->setToolTip(what);
        m_views->addButton(button, view);
        row->addWidget(button, 1);
    }
    connect(m_views, &QButtonGroup::idClicked, this,
            [this](int view) { showView(static_cast<View>(view)); });
    row->addWidget(m_hidden);
    m_hidden->hide();
    connect(m_hidden, &QPushButton::clicked, this, &NeighbourPanel::hiddenWanted);
    return row;
}

std::optional<ArtistRow> NeighbourPanel::current() const
{
    // Selected, not merely current, as the first row is once the table has had the focus.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) return std::nullopt;
    return static_cast<ArtistRow>(rows.front().data(NeighbourModel::ArtistRole).toUInt());
}

std::optional<ArtistRow> NeighbourPanel::chooseNext()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int next = rows.isEmpty() ? 0 : rows.front().row() + 1;
    if (next >= m_neighbours.rowCount()) return std::nullopt;
    m_table->setCurrentIndex(m_neighbours.index(next, NeighbourModel::ArtistName));
    return current();
}

NeighbourPanel::View NeighbourPanel::view() const
{
    return static_cast<View>(m_views->checkedId());
}

void NeighbourPanel::showView(View view)
{
    m_views->button(view)->setChecked(true);
    m_table->setVisible(view == List);
    refreshSlopes();
}

void NeighbourPanel::refreshSlopes()
{
    const bool wanted = view() == Changes;
    const auto& change = m_model->change();
    m_slopesAndLine->setVisible(wanted && change.has_value());
    m_noSlopes->setVisible(wanted && !change);
    if (!wanted) return;
    if (change) {
        const ModalityVectors& encodings = m_model->shownRun()->index.encodings();
        m_slopes->setSlopes(rankSlopes(*change, m_model->catalogue(), encodings.presence,
                                       encodings.modalityCount()));
        return;
    }
    m_noSlopes->setText(!m_model->baselineReason().isEmpty() ? m_model->baselineReason()
                        : m_model->differs() ? tr("The baseline gives no list to compare with.")
                                             : tr("Nothing differs from the baseline. Change the "
                                                  "mix to see who comes and who goes."));
}

void NeighbourPanel::chooseRow(int row)
{
    const int last = m_neighbours.rowCount() - 1;
    if (last < 0) return;
    m_table->setCurrentIndex(
        m_neighbours.index(std::clamp(row, 0, last), NeighbourModel::ArtistName));
}

void NeighbourPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    arrangeColumns();
}

void NeighbourPanel::arrangeColumns()
{
    // Where there is room, columns stay whatever they hold: to lay them out anew takes longer than
    // to make the list.
    const bool wide = width() >= kWide;
    m_table->setColumnHidden(NeighbourModel::Share, !wide);
    m_table->setColumnHidden(NeighbourModel::Change, !wide && !m_model->moves());
}

void NeighbourPanel::clear()
{
    m_neighbours.setNeighbours({}, nullptr, {});
    m_find->clear();
    setNote({});
    Q_EMIT artistSelected(std::nullopt);
}

QString NeighbourPanel::noteOf(const NeighbourList& list) const
{
    if (list.rows.empty()) return {};
    const QString shown =
        tr("%1 of %2 compared").arg(list.rows.size()).arg(wholeText(m_model->comparableCount()));
    if (!m_model->baselineReason().isEmpty()) return tr("no baseline · %1").arg(shown);
    const auto& change = m_model->change();
    if (!change) return shown;
    return tr("overlap@%1 with the baseline %2").arg(change->k).arg(scoreText(change->overlap));
}

void NeighbourPanel::refresh()
{
    const QModelIndex current = m_table->currentIndex();
    const qlonglong selected =
        current.isValid() ? current.data(NeighbourModel::ArtistRole).toLongLong() : -1;
    const NeighbourList& list = m_model->neighbours();
    // Another's list begins at its top; another mix is seen where one was looking.
    const bool another = std::exchange(m_asked, m_model->state().query) != m_model->state().query;
    const int scrolled = another ? 0 : m_table->verticalScrollBar()->value();
    m_neighbours.setNeighbours(list, m_model->sharedCatalogue(), m_model->run()->record.modalities,
                               m_model->moves());
    arrangeColumns();
    m_table->setAccessibleName(m_model->state().wish.dissimilar
                                   ? tr("Neighbours, the least similar first")
                                   : tr("Neighbours, best first"));
    setEmptyReason(qt(list.reason));
    setNote(noteOf(list), m_model->baselineReason());
    m_hidden->setVisible(list.hidden > 0);
    m_hidden->setText(tr("%1 hidden").arg(wholeText(list.hidden)));
    refreshSlopes();
    // Who was selected stays so while they are in the list.
    const int row = selected < 0 ? -1 : m_neighbours.rowOf(static_cast<ArtistRow>(selected));
    if (row >= 0)
        m_table->setCurrentIndex(m_neighbours.index(row, NeighbourModel::ArtistName));
    else
        Q_EMIT artistSelected(std::nullopt);
    m_table->verticalScrollBar()->setValue(scrolled);
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/new_artist_dialog.h"

#include "core/workflow/map_places.h"
#include "ui/models/text.h"
#include "ui/widgets/place_preview.h"
#include "ui/widgets/share_bar.h"
#include "ui/widgets/tag_edit.h"

#include <QDragEnterEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

constexpr int kLeftWidth = 340;
constexpr int kLines = 3;  // of a field for numbers
constexpr int kTagLines = 5;
constexpr std::size_t kOnMap = 5;

/// The score as a bar of its parts, on one scale for the list.
class SharePainter : public QStyledItemDelegate {
public:
    SharePainter(const NeighbourModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(&model)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        ShareScale scale;
        for (const NeighbourRow& row : m_model->list().rows) scale.include(shareSegments(row));
        const NeighbourRow& row = m_model->row(index.row());
        const QRectF place = QRectF(option.rect).adjusted(6.0, 0.0, -6.0, 0.0);
        paintShareBar(*painter, QRectF(place.left(), place.center().y() - 3.0, place.width(), 7.0),
                      shareSegments(row), scale, themeFor(option.palette));
    }

private:
    const NeighbourModel* m_model;
};

QLabel* quietLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("muted"));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

int heightOf(const QPlainTextEdit& text, int lines)
{
    return text.fontMetrics().lineSpacing() * lines + 22;
}

QPointF pointOf(const Matrix& layout, ArtistRow row)
{
    return {static_cast<double>(layout.at(row, 0)), static_cast<double>(layout.at(row, 1))};
}

}  // namespace

NewArtistDialog::NewArtistDialog(std::unique_ptr<NewArtistModel> model,
                                 std::shared_ptr<const Matrix> layout, QWidget* parent)
    : QDialog(parent),
      m_model(std::move(model)),
      m_layout(std::move(layout)),
      m_name(new QLineEdit),
      m_preview(new PlacePreview),
      m_table(new QTableView),
      m_reason(new QLabel),
      m_says(quietLabel({})),
      m_needed(quietLabel({})),
      m_keep(new QPushButton(tr("Keep in the catalogue")))
{
    setWindowTitle(tr("New artist"));
    setAcceptDrops(true);
    resize(920, 660);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    m_keep->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_needed, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_keep);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(makeLeft());
    columns->addWidget(makeRight(), 1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 18, 20, 16);
    outer->setSpacing(14);
    outer->addLayout(columns, 1);
    outer->addLayout(buttons);
    // A file dropped on a field is for the dialog: the field would write its address.
    m_name->setAcceptDrops(false);
    for (const Field& field : m_fields)
        if (field.text != nullptr) field.text->setAcceptDrops(false);
    connect(m_name, &QLineEdit::textChanged, m_model.get(), &NewArtistModel::setName);
    connect(m_model.get(), &NewArtistModel::changed, this, &NewArtistDialog::refresh);
    connect(m_model.get(), &NewArtistModel::seenChanged, this, &NewArtistDialog::showSeen);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (const auto who = m_model->toKeep()) Q_EMIT keepWanted(*who);
    });
    refresh();
    showSeen();
}

QWidget* NewArtistDialog::makeLeft()
{
    auto* left = new QWidget;
    left->setFixedWidth(kLeftWidth);
    auto* form = new QFormLayout(left);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(6);
    m_name->setAccessibleName(tr("Name of the new artist"));
    form->addRow(tr("&Name"), m_name);
    for (const ModalityData& modality : m_model->catalogue().modalities) addField(*form, modality);
    form->addRow(quietLabel(tr("A file with the row of one artist can be dropped here.")));
    return left;
}

void NewArtistDialog::addField(QFormLayout& form, const ModalityData& modality)
{
    Field field;
    field.modality = modality.name;
    field.verdict = quietLabel({});
    const QString name = qt(modality.name);
    if (modality.name == m_model->tagModality()) {
        m_tags = new TagEdit(TagEdit::Layout::Free);
        field.text = m_tags;
        m_tags->setFixedHeight(heightOf(*m_tags, kTagLines));
        m_tags->setPlaceholderText(tr("shoegaze, dream pop=3"));
        connect(m_tags, &QPlainTextEdit::textChanged, m_model.get(),
                [this] { m_model->setTags(m_tags->toPlainText()); });
        connect(m_model.get(), &NewArtistModel::tagsKnown, m_tags,
                [this] { m_tags->setKnown(m_model->knownTags()); });
        form.addRow(tr("%1, between commas or on lines").arg(name), m_tags);
    } else if (const auto* dense = std::get_if<DenseData>(&modality.data)) {
        field.text = new QPlainTextEdit;
        field.text->setTabChangesFocus(true);
        field.text->setFixedHeight(heightOf(*field.text, kLines));
        connect(field.text, &QPlainTextEdit::textChanged, m_model.get(),
                [this, text = field.text, one = modality.name] {
                    m_model->setNumbers(one, text->toPlainText());
                });
        form.addRow(countText(dense->columns.size(), tr("%1, 1 number").arg(name),
                              tr("%1, %2 numbers").arg(name)),
                    field.text);
    } else {
        form.addRow(tr("%1, from a file").arg(name), field.verdict);
        m_fields.push_back(field);
        return;
    }
    field.text->setAccessibleName(tr("What is known of %1").arg(name));
    form.addRow(field.verdict);
    m_fields.push_back(field);
}

void NewArtistDialog::styleTable()
{
    m_table->setModel(&m_neighbours);
    m_table->setItemDelegateForColumn(NeighbourModel::Share,
                                      new SharePainter(m_neighbours, m_table));
    m_table->setAccessibleName(tr("Who is near the new artist"));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(20);
    m_table->horizontalHeader()->setSectionResizeMode(NeighbourModel::ArtistName,
                                                      QHeaderView::Stretch);
    for (const int column : {NeighbourModel::Change, NeighbourModel::Ring, NeighbourModel::Truth})
        m_table->setColumnHidden(column, true);
    const std::array<std::pair<int, int>, 4> widths = {{{NeighbourModel::Rank, 32},
                                                        {NeighbourModel::Share, 130},
                                                        {NeighbourModel::Score, 48},
                                                        {NeighbourModel::Popularity, 60}}};
    for (const auto& [column, width] : widths) m_table->setColumnWidth(column, width);
}

QWidget* NewArtistDialog::makeRight()
{
    styleTable();
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignCenter);
    m_says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_says->setAccessibleName(tr("What each modality alone says"));
    std::vector<QPointF> points;
    if (m_layout)
        for (std::size_t i = 0; i < m_layout->rows; ++i)
            points.push_back(pointOf(*m_layout, static_cast<ArtistRow>(i)));
    m_preview->setPoints(std::move(points));
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_preview, 2);
    column->addWidget(m_reason, 3);
    column->addWidget(m_table, 3);
    column->addWidget(m_says);
    return right;
}

void NewArtistDialog::takeFile(const QString& path)
{
    const auto status = m_model->takeFile(path);
    if (!status.hasValue()) {
        m_needed->setText(qt(status.error().sentence()));
        return;
    }
    if (m_name->text().isEmpty()) m_name->setText(m_model->name());
}

void NewArtistDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) event->acceptProposedAction();
}

void NewArtistDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    takeFile(event->mimeData()->urls().first().toLocalFile());
}

QString NewArtistDialog::sentences() const
{
    return m_reason->text() + QLatin1Char('\n') + m_says->text() + QLatin1Char('\n') +
           m_needed->text();
}

QString NewArtistDialog::whatIsNeeded() const
{
    if (!m_model->seen().placed) return {};
    if (m_model->name().isEmpty()) return tr("A name is needed to keep them.");
    return tr("Nothing is kept until you say so; it can be undone.");
}

void NewArtistDialog::refresh()
{
    for (const Field& field : m_fields) {
        const QString verdict = m_model->verdict(field.modality);
        field.verdict->setText(field.text == nullptr && verdict.isEmpty() ? tr("Nothing yet.")
                                                                          : verdict);
        field.verdict->setVisible(!field.verdict->text().isEmpty());
    }
    m_needed->setText(whatIsNeeded());
    m_keep->setEnabled(m_model->toKeep().has_value());
}

void NewArtistDialog::showSeen()
{
    const NewArtistModel::Seen& seen = m_model->seen();
    const bool listed = seen.neighbours && !seen.neighbours->all.rows.empty();
    m_table->setVisible(listed);
    m_reason->setVisible(!listed);
    m_reason->setText(m_model->reason());
    std::optional<QPointF> place;
    std::vector<QPointF> beside;
    QStringList says;
    if (seen.placed) {
        m_neighbours.setNeighbours(seen.neighbours->all, seen.placed->catalogue,
                                   seen.placed->run->record.modalities);
        for (const std::string& one : aloneSentences(*seen.placed, *seen.neighbours))
            says += qt(one);
        for (const std::string& one : seen.placed->remarks) says += qt(one);
        const auto at = m_layout ? placeOfQuery(*m_layout, seen.neighbours->all) : std::nullopt;
        if (at) place = QPointF(static_cast<double>((*at)[0]), static_cast<double>((*at)[1]));
        for (const NeighbourRow& row : seen.neighbours->all.rows)
            if (m_layout && beside.size() < kOnMap)
                beside.push_back(pointOf(*m_layout, row.artist));
    }
    m_says->setText(says.join(u'\n'));
    m_preview->setPlace(place, std::move(beside),
                        place ? tr("Where the new artist would stand; larger dots are the nearest")
                              : tr("Nobody is placed yet"));
    refresh();
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_bar.h"

#include "ui/models/text.h"
#include "ui/widgets/judgement_signs.h"
#include "ui/widgets/ring.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 40;
constexpr std::size_t kMostHits = 8;
constexpr int kListWidth = 320;  // at least
constexpr int kGap = 4;          // between field and list

class HitDelegate : public QStyledItemDelegate {
public:
    HitDelegate(const SearchModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_model(&model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = themeFor(option.palette);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.raised);
            painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6);
        }
        const double scale = typeScale(option.font);
        const int ring = static_cast<int>(18 * scale);
        const QRect row = option.rect.adjusted(12, 4, -10, -4);
        const int count = static_cast<int>(index.data(SearchModel::ModalityCountRole).toUInt());
        paintRing(*painter, QRectF(row.left(), row.center().y() - ring / 2, ring, ring),
                  ModalityMask(index.data(SearchModel::PresenceRole).toUInt()),
                  static_cast<std::size_t>(count), theme);
        const Judgement judgement = m_model->judgement(index);
        paintJudgementSigns(*painter, row, judgement, theme);
        const QRect text = row.adjusted(ring + 12, 0, -judgementSignsWidth(judgement), 0);
        painter->setPen(theme.text);
        painter->setFont(option.font);
        const auto line = [&](const QString& content) {
            return painter->fontMetrics().elidedText(content, Qt::ElideRight, text.width());
        };
        painter->drawText(text.adjusted(0, 0, 0, -text.height() / 2),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          line(index.data(Qt::DisplayRole).toString()));
        QFont small = option.font;
        small.setPixelSize(static_cast<int>(kHeadSize * scale));
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(text.adjusted(0, text.height() / 2, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          line(index.data(SearchModel::DetailRole).toString()));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const override
    {
        return QSize(200, kRowHeight) * typeScale(option.font);
    }

private:
    const SearchModel* m_model;
};

}  // namespace

SearchBar::SearchBar(QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit), m_list(new QListView(this))
{
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setPlaceholderText(tr("Search for an artist (Ctrl+F)"));
    m_field->setAccessibleName(tr("Search for an artist"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    m_list->setObjectName(QStringLiteral("searchPopup"));
    m_list->setModel(&m_hits);
    m_list->setItemDelegate(new HitDelegate(m_hits, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setDragEnabled(true);
    m_list->setAccessibleName(tr("Artists found"));
    m_list->hide();
    connect(m_field, &QLineEdit::textEdited, this, &SearchBar::search);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { choose(index, false); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    setSession(nullptr);
}

void SearchBar::setSession(ProjectSession* session)
{
    m_session = session;
    m_field->setEnabled(session != nullptr);
    closeList();
    showName({});
}

void SearchBar::showName(const QString& name)
{
    m_name = name;
    m_field->setText(name);
    m_field->setCursorPosition(0);
}

void SearchBar::beginSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::setAdds()
{
    m_adds = true;
    m_field->setToolTip(tr("Enter asks for who is found, Ctrl+Enter adds them to the query"));
}

void SearchBar::search(const QString& typed)
{
    if (m_session == nullptr) return;
    const auto hits = m_session->project().findArtists(typed.toStdString(), kMostHits);
    if (!hits.hasValue() || typed.trimmed().isEmpty()) {
        closeList();
        return;
    }
    m_hits.setHits(hits.value(), m_session->catalogue());
    openList();
}

void SearchBar::openList()
{
    m_list->setParent(window());
    // The window does not hand down how large the type is here.
    const double scale = typeScale(font());
    m_list->setStyleSheet(scale > 1.0 ? stageSheet() : QString());
    const QRect field(m_field->mapTo(window(), QPoint(0, 0)), m_field->size());
    QRect place(field.left(), field.bottom() + 1 + kGap, std::max(field.width(), kListWidth),
                static_cast<int>(m_hits.rowCount() * kRowHeight * scale) + 20);
    const int above = field.top() - kGap;
    if (place.bottom() >= window()->height() && above > window()->height() - place.top())
        place.moveTop(std::max(above - place.height(), 0));
    place.moveLeft(std::max(std::min(place.left(), window()->width() - place.width()), 0));
    m_list->setGeometry(place);
    m_list->setCurrentIndex(m_hits.index(0));
    m_list->show();
    m_list->raise();
}

void SearchBar::closeList()
{
    m_list->hide();
    m_hits.clear();
}

void SearchBar::choose(const QModelIndex& index, bool added)
{
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsSelectable)) return;
    const auto artist = static_cast<ArtistRow>(index.data(SearchModel::ArtistRole).toUInt());
    closeList();
    if (added && m_adds) {
        showName(m_name);
        Q_EMIT artistAdded(artist);
        return;
    }
    Q_EMIT artistChosen(artist);
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        closeList();
        if (m_field->text() != m_name) showName(m_name);
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            if (!m_list->isVisible() && m_field->text() == m_name) return false;  // the window's
            closeList();
            showName(m_name);
            m_field->selectAll();
            return true;
        }
        if (m_list->isVisible()) {
            const int row = m_list->currentIndex().row();
            if (key == Qt::Key_Down || key == Qt::Key_Up) {
                const int next =
                    std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, m_hits.rowCount() - 1);
                m_list->setCurrentIndex(m_hits.index(next));
                return true;
            }
            if (key == Qt::Key_Return || key == Qt::Key_Enter) {
                choose(m_list->currentIndex(),
                       static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ControlModifier));
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace crossfade::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/command_palette.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 40;
constexpr QSize kSize(620, 470);
constexpr int kFromTop = 60;
constexpr int kPage = 8;  // rows, by Page Up and Page Down

class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = themeFor(option.palette);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.raised);
            painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6);
        }
        const bool enabled = index.data(CommandModel::EnabledRole).toBool();
        const QRect row = option.rect.adjusted(12, 3, -12, -3);
        painter->setFont(option.font);
        const QString keys = index.data(CommandModel::ShortcutRole).toString();
        const int keysWidth = keys.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(keys);
        painter->setPen(enabled ? theme.muted : theme.dim);
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, keys);
        const QRect text = row.adjusted(0, 0, keysWidth > 0 ? -keysWidth - 16 : 0, 0);
        QString title = index.data(Qt::DisplayRole).toString();
        if (index.data(CommandModel::CheckedRole).toBool()) title.prepend(QStringLiteral("✓ "));
        drawLine(*painter, text.adjusted(0, 0, 0, -text.height() / 2), title,
                 enabled ? theme.text : theme.muted);
        QFont small = option.font;
        small.setPixelSize(kHeadSize);
        painter->setFont(small);
        QString place = index.data(CommandModel::PlaceRole).toString();
        if (!enabled) place += CommandPalette::tr(" · not possible now");
        drawLine(*painter, text.adjusted(0, text.height() / 2, 0, 0), place, theme.muted);
    }
    QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                   const QModelIndex& /*index*/) const override
    {
        return {200, kRowHeight};
    }

private:
    static void drawLine(QPainter& painter, const QRect& place, const QString& text,
                         const QColor& colour)
    {
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    }
};

}  // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_field(new QLineEdit),
      m_list(new QListView),
      m_note(new QLabel)
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Commands"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setPlaceholderText(tr("A command, or an artist"));
    m_field->setAccessibleName(tr("A command, or an artist"));
    m_field->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What it may mean"));
    m_note->setObjectName(QStringLiteral("muted"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(6, 2, 6, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addStretch();  // where nothing is found
    connect(m_field, &QLineEdit::textEdited, this, &CommandPalette::list);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::ask(std::vector<Command> commands, CommandModel::Search artists)
{
    m_model.setCommands(std::move(commands), std::move(artists));
    m_field->clear();
    list({});
    place();
    show();
    raise();
    activateWindow();
    m_field->setFocus();
}

void CommandPalette::place()
{
    const QWidget& window = *parentWidget();
    resize(kSize.boundedTo(window.size() - QSize(40, kFromTop + 20)));
    move(window.mapToGlobal(QPoint((window.width() - width()) / 2, kFromTop)));
}

void CommandPalette::list(const QString& typed)
{
    m_model.setTyped(typed);
    choose(0);
    m_note->setText(tr("No command and no artist has all of these words."));
    const bool none = m_model.rowCount() == 0;
    m_note->setVisible(none);
    m_list->setVisible(!none);
}

void CommandPalette::choose(int row)
{
    const int last = m_model.rowCount() - 1;
    m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, std::max(last, 0))));
    m_note->hide();
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return;
    const Command command = m_model.command(index.row());
    if (!command.enabled) {
        m_note->setText(tr("“%1” is not possible now.").arg(command.title));
        m_note->show();
        return;
    }
    close();
    // Later, so that what it opens finds the window active.
    QTimer::singleShot(0, parentWidget(), [run = command.run] { run(); });
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            choose(row + 1);
            return true;
        case Qt::Key_Up:
            choose(row - 1);
            return true;
        case Qt::Key_PageDown:
            choose(row + kPage);
            return true;
        case Qt::Key_PageUp:
            choose(row - kPage);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        default:
            return QDialog::eventFilter(watched, event);
    }
}

bool CommandPalette::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate) close();
    return QDialog::event(event);
}

}  // namespace crossfade::ui

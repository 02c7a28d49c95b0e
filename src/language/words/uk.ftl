### Власні слова сторінки українською.

## The head
after = За статтею { $headline }: { $author }, { $publisher }, { $date }
after_article = За статтею: { $author }, { $publisher }
evidence_as_of = { $precision ->
    [season] Відомості: { $date }
    [year] Відомості станом на { $date } рік
   *[other] Відомості станом на { $date }
}
as_example = Приклад: { $title }
invented = місця, люди й числа вигадані.
opened = Відкрито { $open } із { $panels }
show_all = Показати все
hide_all = Сховати все
share = Поділитися
link_copied = Посилання скопійовано
not_copied = Не скопійовано: браузер тут цього не дозволяє
updated = Оновлено: { $date }
at_a_glance = Головне
statements_checked = Перевірених тверджень: { $count }

## By every statement
as_of = { $precision ->
    [season] Час: { $date }. Перевірити: { $sources }
    [year] Станом на { $date } рік. Перевірити: { $sources }
   *[other] Станом на { $date } Перевірити: { $sources }
}
until = { $precision ->
    [season] Час: { $date }
    [year] Станом на { $date } рік
   *[other] Станом на { $date }
}
ours = наше
what_it_means = Що означає «{ $word }»

## Panels
show = Показати
hide = Сховати
link_to_panel = Посилання на цю довідку
back_to_text = Назад до тексту
whole_record = Усі відомості
other_panels = Інші довідки
print_all = Усе на одній сторінці
show_checks = Позначити кожне перевірене твердження

## Claims
claims_by_standing = Твердження за висновком
all_claims = Усі: { $count }
claims_with_standing = { $standing }: { $count }
search_claims = Шукати серед цих тверджень
claims_shown = Показано { $shown } із { $claims }
holds = Відповідає дійсності
partly = Частково так
wrong = Хибне
out_of_date = Застаріле
disputed = Спірне
open = Невідомо
independent = Незалежні джерела
one_report = Одне повідомлення
one_side = Одна сторона
one_expert = Один експерт
the_passage = Місце в тексті
link_to_claim = Посилання на це твердження
report_error = Повідомити про помилку

## Reviews, corrections, and how this is cited
reviewed = Переглянуто: { $date }
checked = Перевірено: { $who }, { $date }
own_name = українська
edition_new = Нове: «{ $what }»: { $said }
edition_changed = «{ $what }»: було «{ $was }», тепер «{ $said }»
edition_gone = Більше немає: «{ $what }»: { $said }
corrected = Виправлено: { $date }
correction_said = Було сказано: { $said }
correction_says = Тепер сказано: { $says }
the_text = Текст
licence_of_data = Ліцензія на дані: { $licence }
all_rights_reserved = усі права застережено
document_as_json = Усе у форматі JSON
rows_as_csv = { $title } (CSV)

## Figures
download_csv = Завантажити як CSV
download_svg = Завантажити як зображення (SVG)
in_article = У статті: { $says }
basis = { $who }: { $what }
basis_in_article = { $who }: { $what }. У статті: { $says }
column = { $name ->
    [as_of] Станом на
    [value] Підрахунок
   *[said_by] Хто що рахував
    [label] Що
}
record_column = { $name ->
    [answer] Відповідь
    [amount] Кількість
    [article] У статті
    [as_of] Станом на
    [date] Дата
    [definition] Що саме рахували
    [event] Що сталося
    [from_band] Від
    [to_band] До
    [interval] Може бути між
   *[label] Що
    [latitude] Широта, градуси північної
    [longitude] Довгота, градуси східної
    [line] Лінія
    [note] Примітка
    [part] Частина
    [whole] Ціле
    [phase] Щодо статті
    [role] В історії
    [said_by] Хто це каже
    [share] Частка
    [sources] Джерела
    [standing] Що з цього відомо
    [unit] Що рахують
    [value] Підрахунок
    [within_km] У межах, кілометрів
}

## Counts
what_is_drawn = Що показано на графіку
count_by_count = Підрахунок за підрахунком
published = Стаття { $publisher }
article_figure = число зі статті
article_differs = у статті інакше
counts_table = { $count_plural ->
    [one] Таблиця: { $count } підрахунок
    [few] Таблиця: усі { $count } підрахунки
    [many] Таблиця: усі { $count } підрахунків
   *[other] Таблиця: { $count } підрахунку
}
# Після «за», у знахідному відмінку.

## Who says it
said = { $who }, { $date }

## People
person = { $name }, { $role }.
speaker = { $name }, { $role }

## Sources
sources = Джерела
sources_of_kind = { $kind ->
    [primary] Першоджерела
    [copy] Копії на інших сайтах
    [partisan] Заангажовані видання
    [state-media] Державні медіа
   *[reporting] Повідомлення видань
}
source_number = Джерело
source = { $publisher }, { $title }.
# Скорочення «р.» наприкінці дати вже має крапку.
source_dated = { $precision ->
    [season] { $publisher }, { $title }, { $date }.
    [year] { $publisher }, { $title }, { $date }.
   *[other] { $publisher }, { $title }, { $date }
}
copy = Копія
copy_at = Копія на { $site }
partisan = Заангажоване джерело
state_media = Державне медіа
source_read = { $extent ->
    [full] Прочитано повністю: { $date }
    [part] Прочитано частково: { $date }
   *[page] Прочитано: { $date }
}
source_read_in = { $extent ->
    [full] Прочитано повністю
   *[part] Прочитано частково
}
archived_copy = Архівна копія
cited_in = Цитовано тут: { $places }
the_article = Стаття

## For other pages
embed_this = Вбудувати
embed_part = Що вбудувати
embed_way = Як вбудувати
embed_as_element = Як елемент
embed_as_iframe = Як iframe
embed_as_address = Як адресу
embed_whole = Увесь матеріал
embed_lines = Рядки для вставлення
embed_copy = Копіювати
skip_explainer = Пропустити матеріал: { $title }

## Amounts and dates
more_than = понад { $amount }
less_than = менше ніж { $amount }
about = близько { $amount }
from_to = { $first } – { $last }
range = { $least }–{ $most }
money = { $code ->
    [EUR] { $number }{ "\u00A0" }євро
    [GBP] { $number }{ "\u00A0" }£
    [INR] { $number }{ "\u00A0" }₹
    [UAH] { $number }{ "\u00A0" }грн
    [USD] { $number }{ "\u00A0" }дол.
   *[other] { $number }{ "\u00A0" }{ $code }
}
large_of_money = { $code ->
    [CHF] { $number } франків
    [EUR] { $number } євро
    [GBP] { $number } фунтів
    [INR] { $number } рупій
    [UAH] { $number } гривень
    [USD] { $number } доларів
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [CHF] швейцарські франки
    [EUR] євро
    [GBP] фунти стерлінгів
    [INR] індійські рупії
    [UAH] гривні
    [USD] долари США
   *[other] { $code }
}
percent = { $number }{ "\u00A0" }%
in_percent = відсотки
percentage_points = { $number_plural ->
    [one] { $amount } відсотковий пункт
    [few] { $amount } відсоткові пункти
    [many] { $amount } відсоткових пунктів
   *[other] { $amount } відсоткового пункту
}
in_percentage_points = відсоткові пункти
large_number = { $scale ->
    [million] { $number_plural ->
        [one] { $number } мільйон
        [few] { $number } мільйони
        [many] { $number } мільйонів
       *[other] { $number } мільйона
    }
    [billion] { $number_plural ->
        [one] { $number } мільярд
        [few] { $number } мільярди
        [many] { $number } мільярдів
       *[other] { $number } мільярда
    }
   *[trillion] { $number_plural ->
        [one] { $number } трильйон
        [few] { $number } трильйони
        [many] { $number } трильйонів
       *[other] { $number } трильйона
    }
}
things = { $amount } { $things }
large_of_things = { $amount } { $things }
season = { $season ->
    [spring] весна { $year }
    [summer] літо { $year }
    [autumn] осінь { $year }
   *[winter] зима { $year }
}
period = { $from } – { $to }
day = { $date }

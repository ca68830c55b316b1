"""What months and weekdays are called where days are typed, in small letters: their numbers by their names."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero января январь січня",
            "february feb februar février febrero февраля февраль лютого",
            "march mar märz mars marzo марта март березня",
            "april apr avril abril апреля апрель квітня",
            "may mai mayo мая май травня",
            "june jun juni juin junio июня июнь червня",
            "july jul juli juillet julio июля июль липня",
            "august aug août agosto августа август серпня",
            "september sep sept septembre septiembre сентября сентябрь вересня",
            "october oct oktober okt octobre octubre октября октябрь жовтня",
            "november nov novembre noviembre ноября ноябрь листопада",
            "december dec dezember dez décembre diciembre декабря декабрь грудня",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes понедельник понеділок 월요일",
            "tuesday tue tues dienstag mardi martes вторник вівторок 화요일",
            "wednesday wed mittwoch mercredi miércoles среда середа 수요일",
            "thursday thu thurs donnerstag jeudi jueves четверг четвер 목요일",
            "friday fri freitag vendredi viernes пятница п'ятниця п’ятниця 금요일",
            "saturday sat samstag samedi sábado суббота субота 토요일",
            "sunday sun sonntag dimanche domingo воскресенье неділя 일요일",
        )
    )
    for name in names.split()
}

namespace CqpMutualite.Browser.Tests;

/// <summary>What people write when it does not matter.</summary>
internal static class Typing
{
    /// <summary>Wherever a sentence is asked for.</summary>
    public const string Sentence = "Réponse saisie pendant le parcours d’essai.";

    /// <summary>
    /// Answers whatever is still empty on the page: the favourable choice when there is one, a number, a date, a sentence.
    /// In the page itself, as quick fingers would: a booklet asks for two hundred answers.
    /// </summary>
    public const string Answers = """
        ({ sentence, yesterday }) => {
          document.querySelectorAll('main details:not([open])').forEach(d => d.open = true);
          for (const group of document.querySelectorAll('main [role=radiogroup]'))
            if (!group.querySelector('input:checked')) (group.querySelector('label.choice.yes') ?? [...group.querySelectorAll('label.choice')].pop())?.click();
          for (const field of document.querySelectorAll('main input[type=text]:not([disabled]), main textarea')) {
            if (field.value !== '' || !field.checkVisibility()) continue;
            field.focus();
            field.value = 'day' in field.dataset ? yesterday : field.inputMode === 'numeric' ? '21' : sentence;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
          }
          document.activeElement?.blur();
        }
        """;

    /// <summary>The form says while an answer is still on its way; a page without automatic saving is saved by its button.</summary>
    public const string Saved = "() => !document.querySelector('form[data-pending]')";

    /// <summary>A form sent is answered before anything else is asked: to open another page now would abandon it.</summary>
    public const string Arrived = "() => !('leaving' in document.documentElement.dataset) && document.readyState !== 'loading'";
}

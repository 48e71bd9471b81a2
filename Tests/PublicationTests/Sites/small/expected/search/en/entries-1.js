tankSearch.entries(1,"5\ten/partners-en/editeur/index.html\tÉditeur d'essai\t[kind-publisher]\n");
